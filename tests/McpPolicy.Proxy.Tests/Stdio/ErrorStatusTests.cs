using System.Text;
using McpPolicy.Proxy.Stdio;

namespace McpPolicy.Proxy.Tests.Stdio;

public sealed class ErrorStatusTests
{
    [Theory]
    [InlineData("""{"jsonrpc":"2.0","id":1,"error":{"code":-32601,"message":"Method not found"}}""", 404)]
    [InlineData("""{"jsonrpc":"2.0","id":1,"error":{"message":"no model","code":-32021,"data":{"code":1}}}""", 400)]
    [InlineData("""{"jsonrpc":"2.0","id":1,"error":{"code":-32022,"message":"Unsupported protocol version"}}""", 400)]
    [InlineData("""{"jsonrpc":"2.0","id":1,"error":{"code":-32602,"message":"Unknown tool: x"}}""", 200)]
    [InlineData("""{"jsonrpc":"2.0","id":1,"error":{"code":"-32601"}}""", 200)]
    [InlineData("""{"jsonrpc":"2.0","id":1,"error":{"code":99999999999}}""", 200)]
    [InlineData("""{"jsonrpc":"2.0","id":1,"error":null}""", 200)]
    [InlineData("""{"jsonrpc":"2.0","id":1,"result":{"error":{"code":-32601}}}""", 200)]
    public void Of_Answer_IsTheStatusOfItsError(string answer, int expected) =>
        Assert.Equal(expected, ErrorStatus.Of(Encoding.UTF8.GetBytes(answer)));
}
