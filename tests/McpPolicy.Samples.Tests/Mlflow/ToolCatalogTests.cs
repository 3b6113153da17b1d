using System.Text.Json;
using System.Text.Json.Nodes;
using ModelContextProtocol.Protocol;

namespace McpPolicy.Samples.Tests.Mlflow;

/// <summary>The tools as a client sees them, held against the facts on the server they stand in for.</summary>
public sealed class ToolCatalogTests(ListedTools listed) : IClassFixture<ListedTools>
{
    private readonly IReadOnlyDictionary<string, Tool> _tools = listed.ByName;

    public static TheoryData<string> Names => [.. ToolFacts.All.Select(static fact => fact.Name)];

    [Fact]
    public void List_HasTheFortyTools_AndNoOther()
    {
        Assert.Equal(40, ToolFacts.All.Count);
        Assert.Equal(ToolFacts.All.Select(static f => f.Name).Order(StringComparer.Ordinal), _tools.Keys.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Tool_TakesTheSameArguments(string name)
    {
        var (_, _, required, optional) = ToolFacts.All.Single(fact => fact.Name == name);
        var schema = JsonObject.Create(_tools[name].InputSchema)!;

        Assert.Equal(required, schema["required"]?.AsArray().Select(static n => (string)n!) ?? []);
        Assert.Equal([.. required, .. optional], schema["properties"]!.AsObject().Select(static p => p.Key));
        Assert.All(optional, argument => Assert.True(schema["properties"]![argument]!.AsObject().ContainsKey("default"), argument));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Tool_HasTheSameAnnotations(string name)
    {
        var kind = ToolFacts.All.Single(fact => fact.Name == name).Class;
        var annotations = _tools[name].Annotations!;

        Assert.Equal(kind == 'R', annotations.ReadOnlyHint);
        Assert.Equal(kind == 'I' ? true : null, annotations.IdempotentHint);
        Assert.Equal(kind == 'D' ? true : null, annotations.DestructiveHint);
        Assert.Null(annotations.OpenWorldHint);
    }

    [Fact]
    public void Schema_OfEachKindOfArgument_IsThePythonServersOwn()
    {
        AssertSchema(
            "get_runs",
            """
            {"properties":{
              "experiment_id":{"title":"Experiment Id","type":"string"},
              "limit":{"default":3,"title":"Limit","type":"integer"},
              "offset":{"default":0,"title":"Offset","type":"integer"},
              "order_by":{"anyOf":[{"items":{"type":"string"},"type":"array"},{"type":"null"}],"default":null,"title":"Order By"}},
             "required":["experiment_id"],"title":"get_runsArguments","type":"object"}
            """
        );
        AssertSchema(
            "register_model",
            """
            {"properties":{
              "model_name":{"title":"Model Name","type":"string"},
              "model_uri":{"title":"Model Uri","type":"string"},
              "tags":{"anyOf":[{"additionalProperties":true,"type":"object"},{"type":"null"}],"default":null,"title":"Tags"}},
             "required":["model_name","model_uri"],"title":"register_modelArguments","type":"object"}
            """
        );
        AssertSchema("health", """{"properties":{},"title":"healthArguments","type":"object"}""");
    }

    private void AssertSchema(string tool, string expected) =>
        Assert.True(
            JsonNode.DeepEquals(JsonNode.Parse(expected), JsonNode.Parse(_tools[tool].InputSchema.GetRawText())),
            JsonSerializer.Serialize(_tools[tool].InputSchema)
        );
}
