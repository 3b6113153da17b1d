using System.Text;
using McpPolicy.Policy.Documents;
using McpPolicy.Policy.Documents.Trees;
using static McpPolicy.Policy.Tests.Decisions.CombinationTests;

namespace McpPolicy.Policy.Tests.Documents;

/// <summary>Each bound of a document: the largest that is accepted, and what is said of the next.</summary>
public class DocumentBoundTests
{
    private const string Exists = """{"path":"/a","op":"exists"}""";

    [Fact]
    public void ToolName_Of128Characters_IsTheLongest()
    {
        Assert.Empty(Errors($$"""{"version":"1","hide":["{{Of(128)}}"],"tools":{"{{Of(128)}}":{} } }"""));
        Assert.Equal(
            ["\"hide\" has 129 characters; it must have 1 to 128", "a tool name has 1 to 128 characters and no control characters"],
            Errors($$"""{"version":"1","hide":["{{Of(129)}}"],"tools":{"{{Of(129)}}":{} } }""")
        );
    }

    [Fact]
    public void Reason_Of1024Characters_IsTheLongest()
    {
        Assert.Empty(Errors($$"""{"version":"1","tools":{"t":{"reason":"{{Of(1_024)}}"} } }"""));
        Assert.Equal(
            ["\"reason\" has 1025 characters; it must have 1 to 1024"],
            Errors($$"""{"version":"1","tools":{"t":{"reason":"{{Of(1_025)}}"} } }""")
        );
    }

    [Fact]
    public void Operand_Of4096Characters_IsTheLongest()
    {
        Assert.Empty(Errors(When($$"""{"path":"/a","op":"eq","value":"{{Of(4_096)}}"}""")));
        Assert.Equal(
            ["\"value\" has 4097 characters; at most 4096 are allowed"],
            Errors(When($$"""{"path":"/a","op":"eq","value":"{{Of(4_097)}}"}"""))
        );
    }

    [Fact]
    public void Pattern_Of1024Characters_IsTheLongest()
    {
        Assert.Empty(Errors(When($$"""{"path":"/a","op":"regex","value":"{{Of(1_024)}}"}""")));
        Assert.Equal(
            ["\"value\" has 1025 characters; it must have 1 to 1024"],
            Errors(When($$"""{"path":"/a","op":"regex","value":"{{Of(1_025)}}"}"""))
        );
    }

    [Fact]
    public void Path_Of32Segments_IsTheDeepest()
    {
        Assert.Empty(Errors(When($$"""{"path":"{{Repeat("/a", 32)}}","op":"exists"}""")));
        Assert.Empty(Errors(When($$"""{"path":"args{{Repeat(".a", 32)}}","op":"exists"}""")));
        Assert.Equal(
            ["the path has 33 segments; at most 32 are followed"],
            Errors(When($$"""{"path":"{{Repeat("/a", 33)}}","op":"exists"}"""))
        );
    }

    [Fact]
    public void Conditions_Nested16Deep_AreTheDeepest()
    {
        Assert.Empty(Errors(When(Nested("{\"not\":", "}", 16))));
        Assert.Empty(Errors(When(Nested("{\"all\":[", "]}", 16))));
        Assert.Empty(Errors(When(Nested("[", "]", 16))));
        foreach (var deeper in new[] { Nested("{\"not\":", "}", 17), Nested("{\"any\":[", "]}", 17), Nested("[", "]", 17) })
        {
            Assert.Equal(["conditions are nested more than 16 deep; flatten them"], Errors(When(deeper)));
        }
    }

    [Fact]
    public void Comparisons_256InARule_AreTheMost()
    {
        Assert.Empty(Errors(When(List(Exists, 256))));
        Assert.Empty(Errors(When($"[{List(Exists, 128)},{List(Exists, 128)}]")));
        Assert.Equal(
            ["the rule has more than 256 comparisons; split it into several rules"],
            Errors(When($"[{List(Exists, 128)},{List(Exists, 129)}]"))
        );
        Assert.Equal(["\"conditions\" has 257 entries; at most 256 are allowed"], Errors(When(List(Exists, 257))));
    }

    [Fact]
    public void Lists_AreBounded()
    {
        Assert.Equal(
            ["\"limits\" has 17 entries; at most 16 are allowed"],
            Errors(DocumentOf(PolicyOf("p", RuleOf("r", "Allow", $",\"limits\":{List("{\"window\":\"day\",\"max\":1}", 17)}"))))
        );
        Assert.Equal(
            ["\"subjects\" has 257 entries; at most 256 are allowed"],
            Errors(DocumentOf(PolicyOf("p", RuleOf("r", "Allow", $",\"subjects\":{List("{\"grant\":\"g\"}", 257)}"))))
        );
        Assert.Equal(
            ["\"tools\" has 1001 entries; at most 1000 are allowed"],
            Errors(DocumentOf(PolicyOf("p", RuleOf("r", "Allow", tools: List("\"t\"", 1_001)[1..^1]))))
        );
    }

    [Fact]
    public void Tools_50000Entries_AreTheMost()
    {
        var tools = string.Join(',', Enumerable.Range(0, 50_001).Select(static i => $"\"t{i}\":{{}}"));

        Assert.Equal(
            ["\"tools\" has 50001 entries; at most 50000 are allowed"],
            Errors($$"""{"version":"1","tools":{{{tools}} } }""".Replace("{{", "{", StringComparison.Ordinal))
        );
    }

    [Fact]
    public void Document_Of16Mebibytes_IsTheLargest()
    {
        var padding = new string(' ', DocumentLimits.Bytes - Seed.Length);

        Assert.Empty(Errors(Seed + padding));
        Assert.Equal(["the document has 16777217 bytes; at most 16777216 are read"], Errors(Seed + padding + " "));
    }

    [Fact]
    public void Errors_AreListedUpTo200() =>
        Assert.Equal(
            200,
            Errors(
                $$"""{"version":"1","tools":{"t":{"limits":1},{{string.Join(',', Enumerable.Range(0, 300).Select(static i => $"\"u{i}\":1"))}} } }"""
            ).Length
        );

    [Fact]
    public void Yaml_Nested64Deep_IsTheDeepest()
    {
        var error = Assert.Single(Errors($"version: \"1\"\ntools: {Repeat("[", 64)}{Repeat("]", 64)}"));

        Assert.Equal("not valid YAML: nested more than 64 deep", error);
        Assert.Equal(
            ["\"tools\" must be an object with a key for each name, not an array"],
            Errors($"version: \"1\"\ntools: {Repeat("[", 63)}{Repeat("]", 63)}")
        );
        Assert.Equal(["not valid YAML: nested more than 64 deep"], Errors($"version: \"1\"\ntools: {Repeat("{a: ", 64)}{Repeat("}", 64)}"));
    }

    [Fact]
    public void Json_Nested64Deep_IsTheDeepest()
    {
        Assert.Equal(
            ["not valid JSON: nested more than 64 deep"],
            Errors($"{{\"version\":\"1\",\"tools\":{Repeat("[", 64)}{Repeat("]", 64)}}}")
        );
        Assert.Equal(
            ["\"tools\" must be an object with a key for each name, not an array"],
            Errors($"{{\"version\":\"1\",\"tools\":{Repeat("[", 63)}{Repeat("]", 63)}}}")
        );
    }

    [Fact]
    public void Bytes_ThatAreNoDocument_AreSaidToBe()
    {
        Assert.Equal("p:1:1: error: the document is empty; the smallest policy is {\"version\": \"1\", \"default\": \"deny\"}", Only([]));
        Assert.Equal(
            "p:1:1: error: the document is empty; the smallest policy is {\"version\": \"1\", \"default\": \"deny\"}",
            Only(" \t\r\n"u8)
        );
        Assert.Equal(
            "p:1:1: error: the document begins with a byte order mark; save it as UTF-8 without one",
            Only([0xEF, 0xBB, 0xBF, .. "{\"version\":\"1\"}"u8])
        );
        Assert.Equal("p:1:1: error: the document is not valid UTF-8; save it as UTF-8", Only([.. "{\"version\":\""u8, 0xFF, .. "\"}"u8]));
        Assert.Equal("p:1:1: error: the document is not valid UTF-8; save it as UTF-8", Only([0xC3, 0x28]));
    }

    [Fact]
    public void Diagnostic_WithoutALine_IsWrittenWithout()
    {
        var finding = new PolicyDiagnostic(DiagnosticSeverity.Warning, "ns/p", 0, 0, "", "odd");

        Assert.Equal("ns/p: warning: odd", finding.ToString());
        Assert.Equal("ns/p:1:2: error: odd", (finding with { Severity = DiagnosticSeverity.Error, Line = 1, Column = 2 }).ToString());
    }

    [Fact]
    public void Pointer_EscapesTildeAndSlash() => Assert.Equal("/a~0b~1c/0", JsonPointer.Append(JsonPointer.Append("", "a~b/c"), 0));

    private const string Seed = """{"version":"1","default":"deny"}""";

    private static string Only(ReadOnlySpan<byte> bytes)
    {
        var finding = Assert.Single(PolicyReader.Read(bytes.ToArray(), "p").Diagnostics);
        Assert.Equal("", finding.Pointer);
        return finding.ToString();
    }

    private static string[] Errors(string document) =>
        [.. PolicyReader.Read(Encoding.UTF8.GetBytes(document), "p").Diagnostics.Select(static d => d.Message)];

    private static string When(string condition) => DocumentOf(PolicyOf("p", RuleOf("r", "Deny", $",\"when\":{condition}")));

    private static string Nested(string open, string close, int depth) => Repeat(open, depth) + Exists + Repeat(close, depth);

    private static string List(string item, int count) => $"[{string.Join(',', Enumerable.Repeat(item, count))}]";

    private static string Repeat(string text, int count) => string.Concat(Enumerable.Repeat(text, count));

    private static string Of(int length) => new('x', length);
}
