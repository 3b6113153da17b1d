using System.Text;
using McpPolicy.Policy.Documents;

namespace McpPolicy.Policy.Tests.Documents;

public class DocumentErrorTests
{
    [Theory]
    [InlineData(
        """{"version":"1","defualt":"deny"}""",
        """p:1:16: error: unknown key "defualt" in the document; did you mean "default"?"""
    )]
    [InlineData("""{"default":"deny"}""", """p:1:1: error: "version" is missing; write "version": "1" """)]
    [InlineData("""{"version":1}""", """p:1:12: error: "version" must be "1" (a string), not the number 1""")]
    [InlineData("""{"version":"1","default":"Deny"}""", """ "default" cannot be the string "Deny"; did you mean "deny"?""")]
    [InlineData("""{"version":"1","version":"1"}""", """p:1:16: error: "version" is given twice, first on line 1; keep one""")]
    [InlineData("""{"version":"1","vers\u0069on":"1"}""", """ "version" is given twice""")]
    [InlineData("""{"version":"1",}""", "p:1:16: error: not valid JSON")]
    [InlineData("""{"version":"1"} x""", "not valid JSON")]
    [InlineData("""{"version":"1","tools":{"t":{"reason":"\ud800"}}}""", "half of a surrogate pair")]
    [InlineData("""{"version":"1","tools":[]}""", """ "tools" must be an object with a key for each name, not an array""")]
    [InlineData("""{"version":"1","tools":{"":{}}}""", "a tool name has 1 to 128 characters")]
    [InlineData("""{"version":"1","tools":{"t":{"limit":[]}}}""", """did you mean "limits"?""")]
    [InlineData("""{"version":"1","tools":{"t":{"action":"alow"}}}""", """did you mean "allow"?""")]
    [InlineData("""{"version":"1","tools":{"t":{"action":"deny","limits":[{"window":"day","max":1}]}}}""", "no use for limits")]
    [InlineData("""{"version":"1","tools":{"t":{"action":"allow","hide":true}}}""", "contradicts")]
    [InlineData("""{"version":"1","tools":{"t":{"limits":[{"max":1}]}}}""", """ "window" is missing""")]
    [InlineData("""{"version":"1","tools":{"t":{"limits":[{"window":"minute"}]}}}""", """ "max" is missing""")]
    [InlineData("""{"version":"1","tools":{"t":{"limits":[{"window":"minutes","max":1}]}}}""", """did you mean "minute"?""")]
    [InlineData("""{"version":"1","tools":{"t":{"limits":[{"window":0,"max":1}]}}}""", """ "window" cannot be 0""")]
    [InlineData("""{"version":"1","tools":{"t":{"limits":[{"window":1.5,"max":1}]}}}""", """ "window" cannot be 1.5""")]
    [InlineData("""{"version":"1","tools":{"t":{"limits":[{"window":"day","max":-1}]}}}""", """ "max" cannot be -1""")]
    [InlineData("""{"version":"1","tools":{"t":{"limits":[{"window":"day","max":1e13}]}}}""", """ "max" cannot be 1e13""")]
    [InlineData("""{"version":"1","tools":{"t":{"limits":[{"window":"day","max":0.0000001}]}}}""", """ "max" cannot be 0.0000001""")]
    [InlineData(
        """{"version":"1","tools":{"t":{"limits":[{"window":"day","max":"5"}]}}}""",
        """ "max" must be a number, not the string "5" """
    )]
    [InlineData("""{"version":"1","tools":{"t":{"limits":[{"window":"day","max":1,"scope":"user"}]}}}""", "write one of grant, session")]
    [InlineData("""{"version":"1","tools":{"t":{"limits":[{"window":"day","max":1,"cost":0}]}}}""", """ "cost" cannot be 0""")]
    [InlineData("""{"version":"1","tools":{"t":{"limits":[{"window":90,"max":1,"alignment":"calendar"}]}}}""", "a calendar window is")]
    [InlineData("""{"version":"1","tools":{"t":{"rate_limit":"10/fortnight"}}}""", """write "10/minute" """)]
    [InlineData("""{"version":"1","tools":{"t":{"rate_limit":{"max":1,"window":60,"per":1}}}}""", """unknown key "per" in rate_limit""")]
    [InlineData(
        """{"version":"1","tools":{"t":{"require":[{"path":"amount","op":"lt","value":1}]}}}""",
        "write args.name, or the JSON Pointer /name"
    )]
    [InlineData("""{"version":"1","tools":{"t":{"require":[{"path":"/a~2","op":"lt","value":1}]}}}""", "write ~0 for ~")]
    [InlineData(
        """{"version":"1","tools":{"t":{"require":[{"path":"/a","op":"less","value":1}]}}}""",
        """ "op" cannot be the string "less" """
    )]
    [InlineData(
        """{"version":"1","tools":{"t":{"require":[{"path":"/a","op":"lt","value":true}]}}}""",
        """ "value" must be a number or a string"""
    )]
    [InlineData("""{"version":"1","tools":{"t":{"require":[{"path":"/a","op":"in","value":[]}]}}}""", "at least one entry")]
    [InlineData("""{"version":"1","tools":{"t":{"require":[{"path":"/a","op":"regex","value":"("}]}}}""", "is not a regular expression")]
    [InlineData("""{"version":"1","tools":{"t":{"require":[{"path":"/a","op":"regex","value":"(a)\\1"}]}}}""", "needs backtracking")]
    [InlineData("""{"version":"1","tools":{"t":{"require":[{"path":"/a","op":"regex","value":"((a{1,999}){1,999})"}]}}}""", "too large")]
    [InlineData("""{"version":"1","tools":{"t":{"require":[{"path":"/a","op":"lt"}]}}}""", """ "value" is missing""")]
    [InlineData("""{"version":"1","policies":[{"name":"a"},{"name":"a"}]}""", "two policies are named")]
    [InlineData("""{"version":"1","policies":[{"name":"a","rules":[{"name":"r","tools":["t"]}]}]}""", """ "action" is missing""")]
    [InlineData("""{"version":"1","policies":[{"name":"a","rules":[{"name":"r","tools":[],"action":"Deny"}]}]}""", """ "tools" is empty""")]
    [InlineData(
        """{"version":"1","policies":[{"name":"a","rules":[{"name":"r","tools":["t"],"action":"Allow","hide":true}]}]}""",
        "belongs to a Deny rule"
    )]
    [InlineData(
        """{"version":"1","policies":[{"name":"a","rules":[{"name":"r","tools":["t"],"action":"Deny","limits":[]}]}]}""",
        "limits belong to"
    )]
    [InlineData(
        """{"version":"1","policies":[{"name":"a","rules":[{"name":"r","tools":["t"],"action":"Limit"}]}]}""",
        """needs "limits" """
    )]
    [InlineData(
        """{"version":"1","policies":[{"name":"a","rules":[{"name":"r","tools":["t"],"action":"Deny","subjects":[{"grant":"a","group":"b"}]}]}]}""",
        "exactly one of"
    )]
    public void Read_DocumentWithAnError_SaysWhatAndWhere(string document, string expected)
    {
        var result = PolicyReader.Read(Encoding.UTF8.GetBytes(document), "p");

        Assert.Null(result.Document);
        Assert.Contains(expected.Trim(), string.Join('\n', result.Diagnostics));
    }

    [Fact]
    public void Read_ManyErrors_ListsThemAllInOrder()
    {
        const string Document = """
            {
              "version": "2",
              "tools": {
                "a": {"action": "perhaps"},
                "ü": {"limits": [{"window": "week", "max": 1}]},
                "c": {"hide": "yes"}
              },
              "extra": 1
            }
            """;

        var result = PolicyReader.Read(Encoding.UTF8.GetBytes(Document), "dir/policy.json");

        Assert.Equal([(2, 14), (4, 21), (5, 33), (6, 19), (8, 3)], result.Diagnostics.Select(static d => (d.Line, d.Column)));
        Assert.Equal("/tools/ü/limits/0/window", result.Diagnostics[2].Pointer);
        Assert.StartsWith("dir/policy.json:5:33: error: ", result.Diagnostics[2].ToString());
    }

    [Fact]
    public void Read_ConflictingCounters_AreRefused()
    {
        const string Document = """
            {"version":"1","tools":{
              "a":{"limits":[{"counter":"writes","window":"minute","max":30}]},
              "b":{"limits":[{"counter":"writes","window":"minute","max":10}]},
              "c":{"limits":[{"counter":"writes","window":"day","max":10}]}}}
            """;

        var errors = PolicyReader.Read(Encoding.UTF8.GetBytes(Document), "p").Diagnostics;

        Assert.Contains("counter \"writes\" has max 10 here and 30 in another", Assert.Single(errors).Message);
    }

    [Fact]
    public void Read_BytesThatAreNoText_IsAnError()
    {
        byte[][] documents =
        [
            [],
            "  \n"u8.ToArray(),
            [0xEF, 0xBB, 0xBF, .. "{}"u8],
            [.. "{\"version\":\""u8, 0xFF, .. "\"}"u8],
            [0xC3, 0x28],
        ];
        foreach (var document in documents)
        {
            Assert.Null(PolicyReader.Read(document, "p").Document);
        }
    }

    [Fact]
    public void Read_NestedTooDeep_IsAnErrorAndNoCrash()
    {
        var json = string.Concat(Enumerable.Repeat("{\"a\":", 5_000)) + "1" + new string('}', 5_000);
        var yaml = string.Concat(Enumerable.Repeat("[", 5_000));

        Assert.Null(PolicyReader.Read(Encoding.UTF8.GetBytes(json), "p").Document);
        Assert.Null(PolicyReader.Read(Encoding.UTF8.GetBytes(yaml), "p").Document);
    }

    [Fact]
    public void Read_OneLongLine_PlacesItsLastErrorByCharacters()
    {
        var tools = string.Concat(Enumerable.Range(0, 40_000).Select(static i => $"\"täöl_{i}\":{{}},"));
        var document = "{\"version\":\"1\",\"tools\":{" + tools + "\"last\":{\"x\":1}}}";

        var error = Assert.Single(PolicyReader.Read(Encoding.UTF8.GetBytes(document), "p").Diagnostics);

        Assert.Equal((1, document.IndexOf("\"x\"", StringComparison.Ordinal) + 1), (error.Line, error.Column));
    }
}
