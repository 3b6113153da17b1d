namespace McpPolicy.Cli.Tests;

/// <summary>Policies that several tests use.</summary>
internal static class Examples
{
    public const string Refunds = """
        {
          "version": "1",
          "default": "deny",
          "all_tools": {"limits": [{"counter": "all", "window": "minute", "max": 100}]},
          "tools": {
            "create_refund": {
              "require": [{"path": "args.currency", "op": "in", "value": ["EUR", "USD"]}],
              "deny_if": [{"conditions": [{"path": "args.amount", "op": "gt", "value": 100}], "on_deny": "Ask finance"}],
              "limits": [{"counter": "refunds", "window": "day", "max": 500, "increment_from": "args.amount"}]
            },
            "list_*": {}
          }
        }
        """;

    public const string Writes = """
        apiVersion: mcppolicy.dev/v1alpha1
        kind: ToolPolicy
        metadata: {name: writes, namespace: ml}
        spec:
          targetRefs: [{group: mcppolicy.dev, kind: McpServer, name: mlflow}]
          rules:
          - name: tag-runs
            tools: [set_run_tag]
            subjects: [{grant: alice}, {group: ops}, {claim: team, values: [data]}, {subject: erin}, {serviceAccount: ml/training},
              {grantLabels: {team: data, env: test}}]
            action: Allow
            limits: [{counter: tags, window: minute, max: 2, scope: session}]
          - name: never-delete
            tools: ["delete_*"]
            action: Deny
            hide: true
          - name: look-at-models
            tools: ["get_*"]
            mode: Audit
            action: Deny
          - name: read
            tools: ["get_*"]
            action: Allow
        """;
}
