using System.Text;
using McpPolicy.Proxy.Lists;
using McpPolicy.Proxy.Wire;

namespace McpPolicy.Proxy.Tests.Lists;

public sealed class ListFilterTests
{
    private static (string Verdict, string Output) Apply(string message, ProtocolEra era = ProtocolEra.Sessions)
    {
        using var output = new PooledBuffer();
        FilterVerdict verdict = ListFilter.Apply(Encoding.UTF8.GetBytes(message), ListScopes.Make(era), output);
        return (verdict.ToString(), verdict == FilterVerdict.Rewritten ? Encoding.UTF8.GetString(output.WrittenSpan) : "");
    }

    [Theory]
    [InlineData("""{"result":{"tools":[{"name":"echo"}]}}""")]
    [InlineData("""{"result":{"tools":[]}}""")]
    [InlineData("""{"result":{"tools":[{"name":"ech\u006f"}, {"name":"limited_once"}],"nextCursor":"c"}}""")]
    [InlineData("""{"result":{"content":[{"tools":[{"name":"delete_run"}]}]}}""")]
    [InlineData("""{"result":{"structuredContent":{"tools":[{"name":"delete_run"}]}}}""")]
    [InlineData("""{"params":{"tools":[{"name":"delete_run"}]}}""")]
    [InlineData("""{"result":{"a":1,"a":2}}""")]
    [InlineData("""{"error":{"code":1,"message":"tools"}}""")]
    [InlineData("""{"result":null}""")]
    public void Message_WithNothingToLeaveOut_IsUnchanged(string message) => Assert.Equal("Unchanged", Apply(message).Verdict);

    [Theory]
    [InlineData("""{"result":{"tools":[{"name":"delete_run"}]}}""", """{"result":{"tools":[]}}""")]
    [InlineData("""{"result":{"tools":[{"name":"delete_run"},{"name":"echo"}]}}""", """{"result":{"tools":[{"name":"echo"}]}}""")]
    [InlineData("""{"result":{"tools":[{"name":"echo"},{"name":"delete_run"}]}}""", """{"result":{"tools":[{"name":"echo"}]}}""")]
    [InlineData(
        """{"result":{"tools":[{"name":"echo"} , {"name":"x"} , {"name":"limited_once"} ]}}""",
        """{"result":{"tools":[{"name":"echo"},{"name":"limited_once"}]}}"""
    )]
    [InlineData(
        """{"result":{"tools":[{"name":"x"},{"name":"echo"},{"name":"y"},{"name":"limited_once"},{"name":"z"}]}}""",
        """{"result":{"tools":[{"name":"echo"},{"name":"limited_once"}]}}"""
    )]
    [InlineData(
        """ {"jsonrpc" : "2.0", "id":7,"result":{ "_meta":{"k":[1, 2]},"tools" : [ {"name":"x"} ] , "nextCursor":"c", "x":1e400 } } """,
        """ {"jsonrpc" : "2.0", "id":7,"result":{ "_meta":{"k":[1, 2]},"tools" : [] , "nextCursor":"c", "x":1e400 } } """
    )]
    [InlineData("""{"result":{"tools":[{"name":1},{"name":null},{},7,null,"echo",["echo"]]}}""", """{"result":{"tools":[]}}""")]
    [InlineData("""{"result":{"tools":[{"title":"echo"}]}}""", """{"result":{"tools":[]}}""")]
    [InlineData("""{"r\u0065sult":{"t\u006fols":[{"n\u0061me":"delete\u005frun"}]}}""", """{"r\u0065sult":{"t\u006fols":[]}}""")]
    [InlineData(
        """[{"result":{"tools":[{"name":"x"}]}},{"result":{"tools":[{"name":"echo"}]}}]""",
        """[{"result":{"tools":[]}},{"result":{"tools":[{"name":"echo"}]}}]"""
    )]
    public void DeniedTools_AreLeftOut_AndAllElseStays(string message, string expected)
    {
        (string verdict, string output) = Apply(message);

        Assert.Equal("Rewritten", verdict);
        Assert.Equal(expected, output);
    }

    [Theory]
    [InlineData("""{"result":{"tools":[{"name":"echo"}],"tools":[{"name":"x"}]}}""")]
    [InlineData("""{"result":{"tools":[{"name":"echo"}]},"result":{"tools":[{"name":"x"}]}}""")]
    [InlineData("""{"result":{},"result":{"tools":[{"name":"x"}]}}""")]
    [InlineData("""{"result":{"tools":[{"name":"echo","name":"x"}]}}""")]
    [InlineData("""{"result":{"tools":[{"name":"echo","NAME":"x"}]}}""")]
    [InlineData("""{"result":{"Tools":[{"name":"x"}]}}""")]
    [InlineData("""{"result":{"tool\u017f":[{"name":"x"}]}}""")]
    [InlineData("""{"Result":{"tools":[{"name":"x"}]}}""")]
    [InlineData("""{"result\u0000":{"tools":[{"name":"x"}]}}""")]
    [InlineData("""{"result":{"tools":{"name":"x"}}}""")]
    [InlineData("""{"result":{"tools":[{"name":"x"}]}""")]
    [InlineData("""{"result":{"tools":[{"name":"x"}]}}{}""")]
    [InlineData("not json")]
    [InlineData("")]
    public void Message_ThatCannotBeFilteredWithCertainty_IsWithheld(string message) => Assert.Equal("Withheld", Apply(message).Verdict);

    [Theory]
    [InlineData(
        """{"result":{"ttlMs":3600000,"cacheScope":"public","tools":[{"name":"x"}]}}""",
        """{"result":{"ttlMs":30000,"cacheScope":"private","tools":[]}}"""
    )]
    [InlineData(
        """{"result":{"tools":[{"name":"echo"}],"ttlMs":5}}""",
        """{"result":{"tools":[{"name":"echo"}],"ttlMs":5,"cacheScope":"private"}}"""
    )]
    [InlineData(
        """{"result":{"tools":[{"name":"x"}],"ttlMs":1e9,"cacheScope":null }}""",
        """{"result":{"tools":[],"ttlMs":30000,"cacheScope":"private" }}"""
    )]
    public void StatelessList_IsKeptPrivateAndBriefly(string message, string expected) =>
        Assert.Equal(expected, Apply(message, ProtocolEra.Stateless).Output);

    [Fact]
    public void StatelessList_ThatIsPrivateAndBrief_IsUnchanged() =>
        Assert.Equal(
            "Unchanged",
            Apply("""{"result":{"tools":[{"name":"echo"}],"ttlMs":30000,"cacheScope":"private"}}""", ProtocolEra.Stateless).Verdict
        );
}
