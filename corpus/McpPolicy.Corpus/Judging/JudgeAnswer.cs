using System.Text;
using System.Text.Json.Nodes;
using McpPolicy.Corpus.Reading.Http;

namespace McpPolicy.Corpus.Judging;

/// <summary>What the judge answers: enough of MCP for a gateway to be content.</summary>
internal static class JudgeAnswer
{
    /// <summary>A word in every answer that has a body, to know it by.</summary>
    public const string Mark = "mcp-policy-judge";

    /// <summary>The whole HTTP answer.</summary>
    public static byte[] To(HttpReading request)
    {
        (int status, string? type, string body) = request.Method switch
        {
            "GET" => (200, "text/event-stream", $": {Mark}\n\n"),
            "POST" => ToMessage(request.Body.Span),
            _ => (200, null, ""),
        };
        string typeLine = type is null ? "" : $"Content-Type: {type}\r\n";
        string sessionLine = body.Contains("protocolVersion", StringComparison.Ordinal) ? $"Mcp-Session-Id: {Mark}\r\n" : "";
        return Encoding.UTF8.GetBytes(
            $"HTTP/1.1 {status} OK\r\n{typeLine}{sessionLine}Content-Length: {Encoding.UTF8.GetByteCount(body)}\r\nConnection: close\r\n\r\n{body}"
        );
    }

    private static (int Status, string? Type, string Body) ToMessage(ReadOnlySpan<byte> body)
    {
        JsonObject? message = Parse(body);
        if (message?["method"] is null || !message.TryGetPropertyValue("id", out JsonNode? id))
        {
            return (202, null, "");
        }

        var answer = new JsonObject
        {
            ["jsonrpc"] = "2.0",
            ["id"] = id?.DeepClone(),
            ["result"] = ResultOf($"{message["method"]}"),
        };
        return (200, "application/json", answer.ToJsonString());
    }

    private static JsonObject? Parse(ReadOnlySpan<byte> body)
    {
        try
        {
            return JsonNode.Parse(body) as JsonObject;
        }
        catch (System.Text.Json.JsonException)
        {
            return null;
        }
    }

    private static JsonNode? ResultOf(string method) =>
        JsonNode.Parse(
            method switch
            {
                "initialize" => $$$"""
                {"protocolVersion":"2025-11-25","capabilities":{"tools":{}},"serverInfo":{"name":"{{{Mark}}}","version":"1"}}
                """,
                "tools/call" => $$$"""{"content":[{"type":"text","text":"{{{Mark}}}"}]}""",
                "tools/list" => $$$"""{"tools":[],"_meta":{"{{{Mark}}}":1}}""",
                _ => $$$"""{"_meta":{"{{{Mark}}}":1}}""",
            }
        );
}
