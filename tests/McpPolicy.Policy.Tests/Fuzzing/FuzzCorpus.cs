using System.Text;
using McpPolicy.Policy.Compilation;
using McpPolicy.Policy.Tests.Decisions;
using McpPolicy.Policy.Tests.Properties;

namespace McpPolicy.Policy.Tests.Fuzzing;

/// <summary>Good documents to begin with.</summary>
internal static class FuzzCorpus
{
    public const string Yaml = """
        apiVersion: mcppolicy.dev/v1alpha1
        kind: ToolPolicy
        metadata: {name: writes, namespace: ml}
        spec:
          targetRefs: [{group: mcppolicy.dev, kind: McpServer, name: mlflow}]
          defaultAction: Deny
          rules:
          - name: "tag-runs" # a comment
            tools: [set_run_tag, 'read_*']
            action: Allow
            when: {path: args.key, op: in, value: [a, 'yes', 0x10, 1e3, ~]}
            limits:
            - {counter: rate, window: minute, max: 30, scope: grant}
          - name: never
            tools: ["delete_*"]
            action: Deny
            reason: |
              Deleting is done
              in the user interface.
        ---
        kind: List
        items: []
        """;

    private static readonly string[] Documents =
    [
        SeedDecisionTests.Seed,
        """{"$schema":"x","version":"1","description":"d","default":"allow","hide":["x","y*"],"all_tools":{"limits":[{"window":"day","max":5}]}}""",
        """{"version":"1","tools":{"t":{"action":"deny","reason":"r"},"*":{"rate_limit":{"max":1,"window":90}},"u":{"rate_limit":"10/day"}}}""",
        """{"version":"1","tools":{"t":{"deny_if":[{"conditions":[{"path":"args.a","op":"gt","value":1}],"on_deny":"d"}],"mode":"audit"}}}""",
        """{"version":"1","tools":{"t":{"require":[{"path":"/a","op":"exists","on_deny":"d"},{"any":[{"path":"/c","op":"eq","value":null}],"on_deny":"e"},{"not":{"path":"/b","op":"regex","value":"^x"}}]}}}""",
        """{"version":"1","tools":{"t":{"action":"require_approval","approval_timeout":"1h30m","reason":"r"}}}""",
        """{"version":"1","tools":{"t":{"limits":[{"window":"day","max":2.5,"increment_from":"args.a","alignment":"calendar","on_deny":"d"}]}}}""",
        """{"version":"1","resources":{"file:///a/*":{},"*":{"action":"deny"}},"prompts":{"p":{"hide":true}},"methods":{"tasks/*":{"rate_limit":"1/day"}}}""",
        """
            {"version":"1","policies":[{"name":"a","rules":[{"name":"r","resources":["file:///a/*"],"methods":["resources/read"],"action":"Allow"},
            {"name":"s","prompts":["p*"],"when":{"path":"/a","op":"exists"},"action":"Deny"},{"name":"t","methods":["logging/setLevel"],"action":"Allow"}]}]}
            """,
        """
            {"version":"1","server":{"namespace":"a","name":"b"},"policies":[{"name":"a/b","mode":"Audit","rules":[
            {"name":"r","tools":["t"],"action":"Allow","subjects":[{"claim":"c","values":["v"]},{"grant":"g"},{"group":"h"},{"grantLabels":{"a":"b"}},{"serviceAccount":"n/a"}],"requireScopes":["s"],
            "limits":[{"window":60,"max":1,"cost":0.5,"onStoreFailure":"Allow","mode":"Audit","reason":"x"}]}]}]}
            """,
    ];

    /// <summary>A document by hand, or a random policy's canonical form.</summary>
    public static string Document(Random random) =>
        random.Next(3) > 0
            ? Documents[random.Next(Documents.Length)]
            : Encoding.UTF8.GetString(PolicyCompiler.Compile(new PolicyGenerator(random.Next()).Document()).CanonicalJson.Span);
}
