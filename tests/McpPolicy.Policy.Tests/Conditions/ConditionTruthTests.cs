using System.Text;
using System.Text.Json.Nodes;
using McpPolicy.Policy.Decisions;

namespace McpPolicy.Policy.Tests.Conditions;

/// <summary>The table of what each comparison is about each argument: true, false or unknown. Read off decisions: an Allow rule takes
/// part when its condition is true, a Deny rule when it is true or unknown.</summary>
public class ConditionTruthTests
{
    [Theory]
    [InlineData("eq", "5", """{"a":5}""", "true")]
    [InlineData("eq", "5", """{"a":5.0}""", "true")]
    [InlineData("eq", "100", """{"a":1e2}""", "true")]
    [InlineData("eq", "0", """{"a":-0}""", "true")]
    [InlineData("eq", "0.1", """{"a":0.1000000000000000055511151231257827}""", "false")]
    [InlineData("eq", "9007199254740993", """{"a":9007199254740992}""", "false")]
    [InlineData("eq", "5", """{"a":"5"}""", "unknown")]
    [InlineData("eq", "5", "{}", "unknown")]
    [InlineData("eq", "5", "", "unknown")]
    [InlineData("eq", "5", """{"a":null}""", "unknown")]
    [InlineData("eq", "null", """{"a":null}""", "true")]
    [InlineData("eq", "null", """{"a":0}""", "false")]
    [InlineData("eq", "null", "{}", "unknown")]
    [InlineData("eq", "true", """{"a":true}""", "true")]
    [InlineData("eq", "true", """{"a":false}""", "false")]
    [InlineData("eq", "true", """{"a":"true"}""", "unknown")]
    [InlineData("eq", "\"prod\"", """{"a":"pr\u006fd"}""", "true")]
    [InlineData("eq", "\"prod\"", """{"a":"Prod"}""", "false")]
    [InlineData("eq", "\"prod\"", """{"a":{"x":"prod"}}""", "unknown")]
    [InlineData("neq", "\"prod\"", """{"a":"dev"}""", "true")]
    [InlineData("neq", "\"prod\"", """{"a":"prod"}""", "false")]
    [InlineData("neq", "\"prod\"", """{"a":7}""", "unknown")]
    [InlineData("neq", "\"prod\"", "{}", "unknown")]
    [InlineData("lt", "10", """{"a":9.999999999999999999999}""", "true")]
    [InlineData("lt", "10", """{"a":10}""", "false")]
    [InlineData("lt", "10", """{"a":"9"}""", "unknown")]
    [InlineData("lte", "10", """{"a":10.000}""", "true")]
    [InlineData("lte", "10", """{"a":10.0000000000000000001}""", "false")]
    [InlineData("gt", "1e400", """{"a":1e401}""", "true")]
    [InlineData("gt", "1e400", """{"a":1e399}""", "false")]
    [InlineData("gt", "1", """{"a":1e999999999}""", "true")]
    [InlineData("gt", "1", """{"a":1e99999999999999999999}""", "unknown")]
    [InlineData("gte", "-1", """{"a":-1}""", "true")]
    [InlineData("gte", "-1", """{"a":-1.5}""", "false")]
    [InlineData("gt", "\"m\"", """{"a":"n"}""", "true")]
    [InlineData("gt", "\"m\"", """{"a":"\u006e"}""", "true")]
    [InlineData("gte", "\"m\"", """{"a":"m"}""", "true")]
    [InlineData("lt", "\"m\"", """{"a":"m"}""", "false")]
    [InlineData("lte", "\"m\"", """{"a":"m"}""", "true")]
    [InlineData("gt", "\"m\"", """{"a":"m"}""", "false")]
    [InlineData("gt", "\"\\uffff\"", """{"a":"😀"}""", "true")]
    [InlineData("gt", "\"m\"", """{"a":1}""", "unknown")]
    [InlineData("in", "[\"a\",\"b\"]", """{"a":"b"}""", "true")]
    [InlineData("in", "[\"a\",\"b\"]", """{"a":"c"}""", "false")]
    [InlineData("in", "[\"a\",\"b\"]", """{"a":1}""", "unknown")]
    [InlineData("in", "[\"a\",1]", """{"a":1.0}""", "true")]
    [InlineData("in", "[\"a\",null]", """{"a":7}""", "unknown")]
    [InlineData("in", "[\"a\",null]", """{"a":null}""", "true")]
    [InlineData("in", "[\"a\",\"b\"]", """{"a":"\u0062"}""", "true")]
    [InlineData("in", "[\"b\",1]", """{"a":2}""", "false")]
    [InlineData("in", "[true,\"x\"]", """{"a":false}""", "false")]
    [InlineData("in", "[false,\"x\"]", """{"a":false}""", "true")]
    [InlineData("in", "[null]", """{"a":1}""", "false")]
    [InlineData("not_in", "[\"a\",\"b\"]", """{"a":"c"}""", "true")]
    [InlineData("not_in", "[\"a\",\"b\"]", """{"a":"a"}""", "false")]
    [InlineData("not_in", "[\"a\",\"b\"]", """{"a":[]}""", "unknown")]
    [InlineData("exists", "true", """{"a":null}""", "true")]
    [InlineData("exists", "true", "{}", "false")]
    [InlineData("exists", "false", "{}", "true")]
    [InlineData("exists", "false", """{"a":1}""", "false")]
    [InlineData("regex", "\"^[a-z]+$\"", """{"a":"abc"}""", "true")]
    [InlineData("regex", "\"^[a-z]+$\"", """{"a":"abc1"}""", "false")]
    [InlineData("regex", "\"b\"", """{"a":"abc"}""", "true")]
    [InlineData("regex", "\"^x$\"", """{"a":7}""", "unknown")]
    [InlineData("contains", "\"oo\"", """{"a":"foobar"}""", "true")]
    [InlineData("contains", "\"oo\"", """{"a":"f\u006fobar"}""", "true")]
    [InlineData("contains", "\"zz\"", """{"a":"foobar"}""", "false")]
    [InlineData("contains", "\"oo\"", """{"a":["x","oo"]}""", "true")]
    [InlineData("contains", "\"oo\"", """{"a":["foo",["oo"],{"k":"oo"}]}""", "false")]
    [InlineData("contains", "1", """{"a":[2,1.0]}""", "true")]
    [InlineData("contains", "1", """{"a":"1"}""", "unknown")]
    [InlineData("contains", "\"oo\"", """{"a":"oops"}""", "true")]
    [InlineData("contains", "\"oo\"", """{"a":["f\u006fo","\u006fo"]}""", "true")]
    [InlineData("contains", "\"oo\"", """{"a":[["oo"],"oo"]}""", "true")]
    [InlineData("contains", "\"oo\"", """{"a":[]}""", "false")]
    [InlineData("contains", "1", """{"a":[10,"1",true,null]}""", "false")]
    [InlineData("contains", "1", """{"a":[1e99999999999999999999]}""", "false")]
    [InlineData("contains", "null", """{"a":[1,null]}""", "true")]
    [InlineData("contains", "null", """{"a":[0,"null",false]}""", "false")]
    [InlineData("contains", "true", """{"a":[false,true]}""", "true")]
    [InlineData("contains", "true", """{"a":[false,"true",1]}""", "false")]
    [InlineData("contains", "false", """{"a":[true,false]}""", "true")]
    [InlineData("contains", "false", """{"a":[true,"false",null]}""", "false")]
    [InlineData("contains", "true", """{"a":true}""", "unknown")]
    [InlineData("contains", "\"oo\"", """{"a":12}""", "unknown")]
    [InlineData("contains", "\"oo\"", "{}", "unknown")]
    public async Task Comparison_OfArgument_IsAsTheTableSays(string op, string value, string arguments, string expected)
    {
        var condition = $$"""{"path":"/a","op":"{{op}}","value":{{value}}}""";

        Assert.Equal(expected, await TruthAsync(condition, arguments));
        Assert.Equal(Opposite(expected), await TruthAsync($$"""{"not":{{condition}}}""", arguments));
    }

    [Theory]
    [InlineData("T", "T", "true", "true")]
    [InlineData("T", "F", "false", "true")]
    [InlineData("T", "U", "unknown", "true")]
    [InlineData("F", "U", "false", "unknown")]
    [InlineData("U", "U", "unknown", "unknown")]
    [InlineData("F", "F", "false", "false")]
    public async Task AllAndAny_OfTwo_FollowKleene(string first, string second, string all, string any)
    {
        var parts = $"[{Part(first)},{Part(second)}]";
        var reversed = $"[{Part(second)},{Part(first)}]";

        Assert.Equal(all, await TruthAsync($$"""{"all":{{parts}}}""", """{"t":1}"""));
        Assert.Equal(all, await TruthAsync($$"""{"all":{{reversed}}}""", """{"t":1}"""));
        Assert.Equal(all, await TruthAsync(parts, """{"t":1}"""));
        Assert.Equal(any, await TruthAsync($$"""{"any":{{parts}}}""", """{"t":1}"""));
        Assert.Equal(any, await TruthAsync($$"""{"any":{{reversed}}}""", """{"t":1}"""));
    }

    [Theory]
    [InlineData(65_534, "false")]
    [InlineData(65_535, "unknown")]
    public async Task Regex_StringOfAnyLength_IsSearchedUpTo64Kibibytes(int length, string expected) =>
        Assert.Equal(expected, await TruthAsync("""{"path":"/a","op":"regex","value":"b"}""", $$"""{"a":"{{new string('a', length)}}"}"""));

    [Theory]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(257)]
    [InlineData(60_000)]
    public async Task Regex_MatchAtTheEnd_IsFoundHoweverLongTheString(int length)
    {
        const string When = """{"path":"/a","op":"regex","value":"^ü*b$"}""";
        var text = new string('ü', (length - 1) / 2);

        Assert.Equal("true", await TruthAsync(When, $$"""{"a":"{{text}}b"}"""));
        Assert.Equal("true", await TruthAsync(When, $$"""{"a":"{{text}}\u0062"}"""));
        Assert.Equal("false", await TruthAsync(When, $$"""{"a":"{{text}}c"}"""));
    }

    [Theory]
    [InlineData("/list/1", """{"list":[2,1,3]}""")]
    [InlineData("/list/9", """{"list":[0,0,0,0,0,0,0,0,0,1]}""")]
    [InlineData("/list/10", """{"list":[0,0,0,0,0,0,0,0,0,0,1]}""")]
    [InlineData("/list/0", """{"list":[1]}""")]
    [InlineData("/1/0", """{"1":[1,2]}""")]
    [InlineData("/a/b", """{"x":[{"b":2}],"a":{"z":{"b":3},"b":1}}""")]
    [InlineData("/deep/er/x", """{"deep":{"er":{"x":1}}}""")]
    [InlineData("args.deep.er.x", """{"deep":{"er":{"x":1}}}""")]
    [InlineData("/list/1/x", """{"list":[{"x":0},{"x":1}]}""")]
    [InlineData("/dots.in.it", """{"dots.in.it":1}""")]
    [InlineData("/a~1b/~0", """{"a/b":{"~":1}}""")]
    [InlineData("/ключ", """{"\u043a\u043b\u044e\u0447":1}""")]
    [InlineData("/0", """{"0":1}""")]
    public async Task Path_ToNestedValue_FindsIt(string path, string arguments) =>
        Assert.Equal("true", await TruthAsync($$"""{"path":"{{path}}","op":"eq","value":1}""", arguments));

    [Theory]
    [InlineData("/list/01", """{"list":[0,1]}""")]
    [InlineData("/list/1x", """{"list":[0,1]}""")]
    [InlineData("/list/", """{"list":[0,1]}""")]
    [InlineData("/list/99999999999", """{"list":[0,1]}""")]
    [InlineData("/a", """{"x":{"a":1},"y":[{"a":1}]}""")]
    [InlineData("/list/-", """{"list":[0,1]}""")]
    [InlineData("/list/2", """{"list":[0,1]}""")]
    [InlineData("/A", """{"a":1}""")]
    [InlineData("/a/b", """{"a":1}""")]
    public async Task Path_ToNothing_IsMissing(string path, string arguments) =>
        Assert.Equal("false", await TruthAsync($$"""{"path":"{{path}}","op":"exists"}""", arguments));

    [Theory]
    [InlineData("""{"a":"\ud83d"}""")]
    [InlineData("""{"a":"\ude00\ud83d"}""")]
    [InlineData("""{"a":"\ud83d\u0041"}""")]
    [InlineData("""{"a":["ok","\uDC00"]}""")]
    [InlineData("""{"\ud83d":1}""")]
    [InlineData("""{"a":"\ud83d\n"}""")]
    [InlineData("""{"a":"\ud83dx"}""")]
    [InlineData("""{"a":"\ud83d\ud83d\ude00"}""")]
    [InlineData("""{"a":"\ud83d\ude00\ude00"}""")]
    [InlineData("""{"a":"\n\ud800"}""")]
    [InlineData("""{"a":"\ud800\ue000"}""")]
    [InlineData("""{"a":"\ud800\udbff"}""")]
    [InlineData("""{"a":"\udfff"}""")]
    public async Task HalfASurrogatePair_WhereARuleLooks_CannotBeDecided(string arguments)
    {
        var bench = Rule("Deny", "Allow", """{"not":{"path":"/a","op":"contains","value":"x"}}""");

        Assert.Equal(Effect.Error, (await bench.CallAsync("t", arguments)).Effect);
    }

    [Theory]
    [InlineData("{\"a\":\"\u00ff\"}")]
    [InlineData("{\"a\":\"\\n\u00ff\"}")]
    [InlineData("{\"a\":[\"\\n\u00ff\"]}")]
    public async Task NotUtf8_WhereARuleLooks_CannotBeDecided(string latin1)
    {
        var bench = Rule("Deny", "Allow", """{"not":{"path":"/a","op":"contains","value":"x"}}""");
        var call = new ToolCall
        {
            Name = "t"u8.ToArray(),
            Arguments = Encoding.Latin1.GetBytes(latin1),
            Caller = Caller.Anonymous,
        };

        Assert.Equal(Effect.Error, (await bench.Engine.DecideAsync(call, TestContext.Current.CancellationToken)).Effect);
    }

    [Theory]
    [InlineData("""{"a":"\ud83d\ude00"}""")]
    [InlineData("""{"a":"\\\\ud83d"}""")]
    [InlineData("""{"a":"\ud800\udc00"}""")]
    [InlineData("""{"a":"\udbff\udfff"}""")]
    [InlineData("""{"a":"\ud7ff\ue000"}""")]
    [InlineData("""{"a":"\u0000"}""")]
    [InlineData("""{"a":"\u00e9\ud83d\ude00\u00e9"}""")]
    [InlineData("""{"a":"y","b":"\ud83d"}""")]
    public async Task WholeCharacters_WhereARuleLooks_AreDecided(string arguments)
    {
        var bench = Rule("Deny", "Allow", """{"not":{"path":"/a","op":"contains","value":"x"}}""");

        Assert.Equal(Effect.Allow, (await bench.CallAsync("t", arguments)).Effect);
    }

    private static string Part(string truth) =>
        truth switch
        {
            "T" => """{"path":"/t","op":"eq","value":1}""",
            "F" => """{"path":"/t","op":"eq","value":2}""",
            _ => """{"path":"/missing","op":"eq","value":1}""",
        };

    private static string Opposite(string truth) =>
        truth switch
        {
            "true" => "false",
            "false" => "true",
            _ => "unknown",
        };

    private static async Task<string> TruthAsync(string when, string arguments)
    {
        var allows = (await Rule("Deny", "Allow", when).CallAsync("t", arguments)).Effect == Effect.Allow;
        var denies = (await Rule("Allow", "Deny", when).CallAsync("t", arguments)).Effect == Effect.Deny;
        Assert.True(denies || !allows);
        return allows ? "true"
            : denies ? "unknown"
            : "false";
    }

    private static Bench Rule(string fallback, string action, string when) =>
        new(
            new JsonObject
            {
                ["version"] = "1",
                ["policies"] = new JsonArray(
                    new JsonObject
                    {
                        ["name"] = "p",
                        ["defaultAction"] = fallback,
                        ["rules"] = new JsonArray(
                            new JsonObject
                            {
                                ["name"] = "r",
                                ["tools"] = new JsonArray("t"),
                                ["action"] = action,
                                ["when"] = JsonNode.Parse(when),
                            }
                        ),
                    }
                ),
            }.ToJsonString()
        );
}
