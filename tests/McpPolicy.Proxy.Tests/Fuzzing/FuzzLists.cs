using System.Text;
using McpPolicy.Corpus.Reading.Json;
using McpPolicy.Policy.Decisions;
using McpPolicy.Policy.Methods;
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

    /// <summary>The member of a result, the member of an item, and which names are listed.</summary>
    public static readonly (string List, string Name, Func<string, bool> IsListed)[] Kinds =
    [
        ("tools", "name", static name => name is "echo" or "limited_once"),
        ("prompts", "name", static name => name is "echo"),
        ("resources", "uri", static name => name is "file:///a"),
        // Whether a template can become an allowed URI is the engine's business, and tested there.
        ("resourceTemplates", "uriTemplate", IsListedTemplate),
        ("tasks", "taskId", static _ => false),
    ];

    public static ListScope Scope { get; } = ListScopes.Make(policy: TestPolicy.Load(Policy));

    /// <summary>Fails when some client finds in the text what it may not see.</summary>
    public static void CheckClients(string text)
    {
        foreach ((string list, string name, Func<string, bool> isListed) in Kinds)
        {
            Assert.All(ListReadings.In(text, list, name), found => Assert.True(isListed(found), $"{list}: {found} in {text}"));
        }
    }

    private static bool IsListedTemplate(string template) =>
        Scope.Policies.Current!.Engine.IsListed(TargetKind.Template, Encoding.UTF8.GetBytes(template), Caller.Anonymous);
}
