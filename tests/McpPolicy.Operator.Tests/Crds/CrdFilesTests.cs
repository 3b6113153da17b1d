using System.Text.Json.Nodes;
using McpPolicy.CrdGenerator;
using McpPolicy.Testing;

namespace McpPolicy.Operator.Tests.Crds;

public sealed class CrdFilesTests
{
    [Fact]
    public async Task Build_Files_AreThoseInCrds()
    {
        var built = CrdFiles.Build();
        var present = Directory.GetFiles(RepositoryFiles.Path("crds"), "*.yaml").Select(Path.GetFileName).Order(StringComparer.Ordinal);

        Assert.Equal(built.Keys, present);
        foreach (var (name, text) in built)
        {
            var file = await File.ReadAllTextAsync(RepositoryFiles.Path($"crds/{name}"), TestContext.Current.CancellationToken);
            Assert.True(text == file, $"crds/{name} is not what the entities say: run `make crds`.");
        }
    }

    [Fact]
    public void Definitions_EveryListStringAndMap_IsBounded()
    {
        foreach (var definition in CrdFiles.Definitions())
        {
            var unbounded = SchemaWalk.Of(definition).Where(n => !IsBounded(n.Schema)).Select(n => n.Path);

            Assert.Empty(unbounded);
        }
    }

    [Fact]
    public void Definitions_EveryProperty_IsDescribed()
    {
        foreach (var definition in CrdFiles.Definitions())
        {
            var silent = SchemaWalk
                .Of(definition)
                .Where(n => !n.Path.EndsWith("[]", StringComparison.Ordinal) && !n.Path.EndsWith("{}", StringComparison.Ordinal));

            Assert.All(silent, n => Assert.True(n.Schema.ContainsKey("description"), n.Path));
        }
    }

    private static bool IsBounded(JsonObject schema) =>
        (string?)schema["type"] switch
        {
            "array" => schema.ContainsKey("maxItems"),
            "string" => schema.ContainsKey("maxLength") || schema.ContainsKey("enum") || (string?)schema["format"] == "date-time",
            "object" => !schema.ContainsKey("additionalProperties") || schema.ContainsKey("maxProperties"),
            _ => true,
        };
}
