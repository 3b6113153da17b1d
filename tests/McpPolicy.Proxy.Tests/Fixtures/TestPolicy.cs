using System.Text;
using McpPolicy.Policy.Compilation;
using McpPolicy.Policy.Decisions;
using McpPolicy.Policy.Documents;
using McpPolicy.Policy.Limits;
using McpPolicy.Proxy.Policies;

namespace McpPolicy.Proxy.Tests.Fixtures;

/// <summary>Policies for tests, read and compiled as in production.</summary>
internal static class TestPolicy
{
    /// <summary>echo is allowed, limited_once once a minute, delete_* denied, secret hidden, all else denied by default.</summary>
    public const string Strict = """
        {
          "version": "1",
          "default": "deny",
          "tools": {
            "echo": {},
            "limited_once": { "limits": [{ "counter": "once", "window": "minute", "max": 1, "scope": "grant" }] },
            "delete_run": { "action": "deny", "reason": "Deleting is done in the user interface." },
            "secret": { "action": "deny", "hide": true }
          }
        }
        """;

    public const string AllowAll = """{ "version": "1", "default": "allow", "tools": {} }""";

    /// <summary>Everything but delete_run.</summary>
    public const string AllowAllButDelete = """
        { "version": "1", "default": "allow", "tools": { "delete_run": { "action": "deny", "reason": "No." } } }
        """;

    public static ActivePolicy Load(string json, ICounterStore? counters = null)
    {
        PolicyReadResult read = PolicyReader.Read(Encoding.UTF8.GetBytes(json), "policy.json");
        Assert.True(read.Document is not null, string.Join('\n', read.Diagnostics));
        CompiledPolicy policy = PolicyCompiler.Compile(read.Document);
        counters ??= new MemoryCounterStore(TimeProvider.System, new MemoryCounterStoreOptions());
        return new ActivePolicy(policy, new PolicyEngine(policy, counters));
    }
}
