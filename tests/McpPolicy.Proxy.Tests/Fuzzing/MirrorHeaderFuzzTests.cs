using System.Text;
using McpPolicy.Corpus.Cases;
using McpPolicy.Corpus.Reading;
using McpPolicy.Proxy.Guards;
using McpPolicy.Proxy.Wire;
using McpPolicy.Testing.Fuzzing;
using Microsoft.Extensions.Primitives;

namespace McpPolicy.Proxy.Tests.Fuzzing;

/// <summary>Whatever the headers say: an allowed call that passes the guards is read as a denied one by no server, not even by one that believes headers.</summary>
public sealed class MirrorHeaderFuzzTests
{
    private static readonly RequestParser Parser = new(new WireLimits());

    private static readonly string[] Names =
    [
        "Mcp-Name",
        "Mcp-Method",
        "MCP-Protocol-Version",
        "mcp-name",
        "Content-Type",
        "Content-Encoding",
    ];

    private static readonly string[] Values =
    [
        .. "echo delete_run tools/call tools/list ping 2026-07-28 2025-11-25 identity gzip application/json".Split(' '),
        .. "=?base64?ZWNobw==?= =?base64?ZGVsZXRlX3J1bg==?= =?base64?ZGVsZXRlX3J1bg?= =?BASE64?ZGVsZXRlX3J1bg==?=".Split(' '),
        "echo, delete_run",
        "application/json; charset=utf-8",
        "application/json; charset=utf-7",
        "application/json, text/plain",
        "",
    ];

    private static readonly string[] Bodies =
    [
        """{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"echo"}}""",
        """{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"echo","_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28"}}}""",
        """{"jsonrpc":"2.0","id":1,"method":"ping","params":{"name":"delete_run"}}""",
        """{"jsonrpc":"2.0","id":1,"method":"tools/list","params":{"name":"delete_run","_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28"}}}""",
        """{"jsonrpc":"2.0","method":"notifications/initialized","params":{"name":"delete_run"}}""",
        """{"jsonrpc":"2.0","id":1,"result":{"name":"delete_run"}}""",
    ];

    [Fact]
    public Task Guards_AnyHeaders_LetNoServerReadADeniedCall() =>
        FuzzRun.ForEachAsync(
            5_000,
            static random =>
            {
                byte[] body = Encoding.UTF8.GetBytes(Bodies[random.Next(Bodies.Length)]);
                IHeaderDictionary headers = Headers(random);
                McpRequest message = Parser.Parse(body).Message!;
                if (MediaTypeGuard.Check(headers) is null && MirrorHeaderGuard.Check(headers, message) is null)
                {
                    byte[] request = Forwarded(headers, body);
                    Assert.DoesNotContain(Readings.Of(request), static call => CorpusCase.DeniedTools.Any(call.Calls));
                }

                return Task.CompletedTask;
            }
        );

    private static HeaderDictionary Headers(Random random)
    {
        var headers = new HeaderDictionary { ["Content-Type"] = "application/json" };
        for (int i = random.Next(5); i > 0; i--)
        {
            string name = Names[random.Next(Names.Length)];
            string value = Value(random);
            headers[name] = random.Next(3) == 0 ? StringValues.Concat(headers[name], value) : value;
        }

        return headers;
    }

    private static string Value(Random random)
    {
        string value = Values[random.Next(Values.Length)];
        int at = random.Next(value.Length + 1);
        return random.Next(6) switch
        {
            0 => value.Insert(at, $"{(char)random.Next(' ', '~')}"),
            1 => value.Insert(at, Values[random.Next(Values.Length)]),
            2 => value.ToUpperInvariant(),
            _ => value,
        };
    }

    private static byte[] Forwarded(IHeaderDictionary headers, byte[] body)
    {
        IEnumerable<string> lines = headers.SelectMany(static header => header.Value.Select(value => $"{header.Key}: {value}\r\n"));
        return [.. Encoding.UTF8.GetBytes($"POST /mcp HTTP/1.1\r\nContent-Length: {body.Length}\r\n{string.Concat(lines)}\r\n"), .. body];
    }
}
