using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using McpPolicy.Policy.Compilation;
using McpPolicy.Policy.Documents;
using McpPolicy.Policy.Tests.Decisions;
using McpPolicy.Policy.Tests.Properties;

namespace McpPolicy.Policy.Tests.Schema;

/// <summary>The published schema and the reader agree on the form of documents.</summary>
public class PolicySchemaTests
{
    private static readonly SchemaValidator Schema = new(
        JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "policy.schema.json"))).RootElement
    );

    [Theory]
    [InlineData(SeedDecisionTests.Seed)]
    [InlineData("""{"version":"1"}""")]
    [InlineData("""{"$schema":"x","version":"1","description":"d","default":"allow","hide":["x","y*"],"all_tools":{"limits":[]}}""")]
    [InlineData("""{"version":"1","tools":{"t":{"action":"deny","reason":"r"},"*":{"rate_limit":{"max":1,"window":90}}}}""")]
    [InlineData("""{"version":"1","tools":{"t":{"rate_limit":"10/day","mode":"audit"}}}""")]
    [InlineData("""{"version":"1","tools":{"t":{"deny_if":[{"conditions":[{"path":"args.a","op":"gt","value":1}],"on_deny":"d"}]}}}""")]
    [InlineData(
        """{"version":"1","tools":{"t":{"require":[{"path":"/a","op":"exists","on_deny":"d"},{"not":{"path":"/b","op":"exists"}}]}}}"""
    )]
    [InlineData(
        """{"version":"1","tools":{"t":{"limits":[{"window":"day","max":2.5,"increment_from":"args.a","alignment":"calendar","on_deny":"d"}]}}}"""
    )]
    [InlineData(
        """{"version":"1","policies":[{"name":"a/b","rules":[{"name":"r","tools":["t"],"action":"Allow","subjects":[{"claim":"c","values":["v"]}]}]}]}"""
    )]
    [InlineData(
        """{"version":"1","policies":[{"name":"a","rules":[{"name":"r","tools":["t"],"action":"Allow","requireScopes":["a:b"],"subjects":[{"grantLabels":{"a":"b"}},{"subject":"s"},{"serviceAccount":"n/a"}]}]}]}"""
    )]
    [InlineData(
        """{"version":"1","resources":{"file:///a/*":{}},"prompts":{"p":{"hide":true}},"methods":{"tasks/*":{"rate_limit":"1/day"}}}"""
    )]
    [InlineData(
        """{"version":"1","policies":[{"name":"a","rules":[{"name":"r","resources":["file:///a/*"],"methods":["resources/*"],"action":"Deny"}]}]}"""
    )]
    public void Accepted_ByTheReader_IsValidByTheSchema(string document)
    {
        Assert.Empty(Read(document).Diagnostics);
        Assert.True(IsValid(document));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"version":1}""")]
    [InlineData("""{"version":"1","defualt":"deny"}""")]
    [InlineData("""{"version":"1","default":"Deny"}""")]
    [InlineData("""{"version":"1","hide":"x"}""")]
    [InlineData("""{"version":"1","tools":{"t":null}}""")]
    [InlineData("""{"version":"1","tools":{"t":{"action":"Allow"}}}""")]
    [InlineData("""{"version":"1","tools":{"t":{"rate_limit":"10/week"}}}""")]
    [InlineData("""{"version":"1","tools":{"t":{"limits":[{"window":"minute"}]}}}""")]
    [InlineData("""{"version":"1","tools":{"t":{"limits":[{"window":"minute","max":-1}]}}}""")]
    [InlineData("""{"version":"1","tools":{"t":{"limits":[{"window":"minute","max":1,"cost":0}]}}}""")]
    [InlineData("""{"version":"1","tools":{"t":{"limits":[{"window":0.5,"max":1}]}}}""")]
    [InlineData("""{"version":"1","tools":{"t":{"limits":[{"window":"minute","max":1,"incrementFrom":"/a"}]}}}""")]
    [InlineData("""{"version":"1","tools":{"t":{"require":[{"path":"a","op":"eq","value":1}]}}}""")]
    [InlineData("""{"version":"1","tools":{"t":{"require":[{"path":"/a","op":"==","value":1}]}}}""")]
    [InlineData("""{"version":"1","tools":{"t":{"require":[{"path":"/a","op":"eq","value":{}}]}}}""")]
    [InlineData("""{"version":"1","policies":[{"rules":[]}]}""")]
    [InlineData("""{"version":"1","policies":[{"name":"a","rules":[{"name":"r","tools":[],"action":"Allow"}]}]}""")]
    [InlineData(
        """{"version":"1","policies":[{"name":"a","rules":[{"name":"r","tools":["t"],"action":"Allow","subjects":[{"claim":"c"}]}]}]}"""
    )]
    [InlineData("""{"version":"1","policies":[{"name":"a","rules":[{"name":"r","tools":["t"],"action":"Allow","when":{"all":[]}}]}]}""")]
    [InlineData(
        """{"version":"1","policies":[{"name":"a","rules":[{"name":"r","tools":["t"],"action":"Allow","requireScopes":["a b"]}]}]}"""
    )]
    [InlineData("""{"version":"1","policies":[{"name":"a","rules":[{"name":"r","tools":["t"],"action":"Allow","requireScopes":[]}]}]}""")]
    [InlineData(
        """{"version":"1","policies":[{"name":"a","rules":[{"name":"r","tools":["t"],"action":"Allow","subjects":[{"serviceAccount":"a"}]}]}]}"""
    )]
    [InlineData(
        """{"version":"1","policies":[{"name":"a","rules":[{"name":"r","tools":["t"],"action":"Allow","subjects":[{"grantLabels":{}}]}]}]}"""
    )]
    [InlineData("""{"version":"1","policies":[{"name":"a","rules":[{"name":"r","action":"Allow"}]}]}""")]
    [InlineData("""{"version":"1","policies":[{"name":"a","rules":[{"name":"r","methods":[],"action":"Allow"}]}]}""")]
    [InlineData("""{"version":"1","resources":{"note:1":{"require":[{"path":"/a","op":"exists"}]}}}""")]
    [InlineData("""{"version":"1","methods":["ping"]}""")]
    public void Refused_ByTheReaderForItsForm_IsInvalidByTheSchema(string document)
    {
        Assert.Null(Read(document).Document);
        Assert.False(IsValid(document));
    }

    [Fact]
    public void CanonicalForm_OfAnyPolicy_IsValidByTheSchema() =>
        Prop.ForAll(
                ArbMap.Default.ArbFor<int>(),
                seed => IsValid(Encoding.UTF8.GetString(PolicyCompiler.Compile(new PolicyGenerator(seed).Document()).CanonicalJson.Span))
            )
            .Check(PropertySize.Of(100));

    private static PolicyReadResult Read(string document) => PolicyReader.Read(Encoding.UTF8.GetBytes(document), "policy.json");

    private static bool IsValid(string document)
    {
        using var json = JsonDocument.Parse(document);
        return Schema.IsValid(json.RootElement);
    }
}
