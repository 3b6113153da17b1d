using McpPolicy.Corpus.Reading.Json;
using McpPolicy.Proxy.Lists;
using McpPolicy.Proxy.Tests.Fixtures;
using McpPolicy.Proxy.Tests.Lists;

namespace McpPolicy.Proxy.Tests.Fuzzing;

/// <summary>What may be seen in the lists that are fuzzed.</summary>
internal static class FuzzLists
{
    private const string Policy = """
        {
          "version": "1",
          "default": "deny",
          "tools": { "echo": {}, "limited_once": { "limits": [{ "counter": "once", "window": "minute", "max": 1, "scope": "grant" }] } },
          "prompts": { "echo": {} },
          "resources": { "file:///a": {} }
        }
        """;

    /// <summary>The member of a result, the member of an item, and the names that are listed.</summary>
    public static readonly (string List, string Name, string[] Listed)[] Kinds =
    [
        ("tools", "name", ["echo", "limited_once"]),
        ("prompts", "name", ["echo"]),
        ("resources", "uri", ["file:///a"]),
        ("resourceTemplates", "uriTemplate", []),
    ];

    public static ListScope Scope { get; } = ListScopes.Make(policy: TestPolicy.Load(Policy));

    /// <summary>Fails when some client finds in the text what it may not see.</summary>
    public static void CheckClients(string text)
    {
        foreach ((string list, string name, string[] listed) in Kinds)
        {
            Assert.All(ListReadings.In(text, list, name), found => Assert.True(listed.Contains(found), $"{list}: {found} in {text}"));
        }
    }
}
