using System.Text.Json.Nodes;

namespace McpPolicy.Operator.Tests.Admission;

/// <summary>Valid specs that between them fill every field.</summary>
internal static class Samples
{
    private static readonly string[] Servers =
    [
        """
            {
              "source": {"service": {"name": "backend", "port": 8080, "path": "/mcp"}},
              "authentication": {"type": "Anonymous"},
              "defaultAction": "Deny",
              "counterStore": {
                "type": "Redis",
                "redis": {
                  "addresses": ["redis.ml.svc:6379"], "mode": "Standalone", "tls": {"caSecretRef": {"name": "redis-ca"}},
                  "credentialsSecretRef": {"name": "redis"}, "keyPrefix": "a/b", "timeoutMilliseconds": 100, "leases": true
                }
              },
              "proxy": {
                "replicas": 2, "drainSeconds": 60, "allowedHosts": ["mcp.example.com"],
                "resources": {"requests": {"cpu": "50m", "memory": 1024}, "limits": {"memory": "256Mi"}}
              }
            }
            """,
        """
            {
              "source": {"remote": {"url": "https://mcp.example.com/mcp?x=1", "allowInsecureHttp": false, "headersFrom": [{"secretRef": {"name": "upstream"}}]}},
              "authentication": {"type": "Anonymous"}
            }
            """,
        """
            {
              "source": {"service": {"name": "backend", "port": 8080}},
              "authentication": {
                "resource": "https://mcp.example.com/mcp", "scopes": ["runs:read"],
                "authenticators": [
                  {"name": "corp", "type": "Oidc", "oidc": {
                    "issuer": "https://login.example.com", "audiences": ["https://mcp.example.com/mcp"],
                    "jwks": {"url": "https://login.example.com/keys"}, "caBundleRef": {"name": "corp", "key": "ca.crt"},
                    "requiredClaims": [{"claim": "tenant", "values": ["blue"]}], "clockSkewSeconds": 30,
                    "subjectClaim": "sub", "subjectPrefix": "corp:", "groupsClaim": "groups", "groupsPrefix": "corp:"}}
                ]
              }
            }
            """,
        """
            {
              "source": {"service": {"name": "backend", "port": 8080}},
              "authentication": {
                "resource": "https://mcp.example.com/mcp",
                "authenticators": [
                  {"name": "lab", "type": "Oidc", "oidc": {"issuer": "https://lab.example.com", "jwks": {"inline": "{}"}}}
                ]
              }
            }
            """,
        """
            {
              "source": {"service": {"name": "backend", "port": 8080}},
              "authentication": {
                "resource": "https://mcp.example.com/mcp",
                "authenticators": [
                  {"name": "lab", "type": "Oidc", "oidc": {"issuer": "https://lab.example.com", "jwks": {"configMapRef": {"name": "lab", "key": "keys"}}}}
                ]
              }
            }
            """,
        """
            {
              "source": {"service": {"name": "backend", "port": 8080}},
              "authentication": {
                "authenticators": [{"name": "people", "type": "ApiKeys", "apiKeys": {"secretRefs": [{"name": "staff", "key": "keys.yaml"}]}}]
              }
            }
            """,
        """
            {
              "source": {"service": {"name": "backend", "port": 8080}},
              "authentication": {
                "authenticators": [{"name": "cluster", "type": "ServiceAccount", "serviceAccount": {"audiences": ["mcp"], "clockSkewSeconds": 5}}]
              }
            }
            """,
    ];

    private static readonly string[] Grants =
    [
        """
            {
              "servers": ["mlflow"], "subject": "ci-bot", "groups": ["builders"], "labels": {"team": "ml"}, "scopes": ["runs:write"],
              "expiresAt": "2027-01-31T00:00:00Z", "suspended": false, "secretName": "ci"
            }
            """,
        """
            {"serverSelector": {"matchLabels": {"team": "ml"}, "matchExpressions": [{"key": "stage", "operator": "In", "values": ["test"]}]}}
            """,
    ];

    private static readonly string[] Policies =
    [
        """
            {
              "targetRefs": [{"group": "mcppolicy.dev", "kind": "McpServer", "name": "mlflow"}],
              "mode": "Enforce",
              "defaultAction": "Deny",
              "rules": [
                {
                  "name": "tag-runs", "tools": ["set_run_tag"], "action": "Allow", "mode": "Audit",
                  "subjects": [{"claim": "team", "values": ["ml"]}],
                  "when": {"any": [{"path": "/key", "op": "eq", "value": "x"}, {"not": {"path": "args.n", "op": "gt", "value": 1.5}}]},
                  "limits": [
                    {
                      "counter": "rate", "window": "minute", "max": 30, "scope": "grant+tool", "cost": 0.5, "alignment": "Calendar",
                      "onStoreFailure": "Deny", "mode": "Enforce", "reason": "Slow down."
                    }
                  ]
                },
                {"name": "never-delete", "tools": ["delete_*"], "action": "Deny", "reason": "Not here.", "hide": true}
              ]
            }
            """,
        """
            {
              "targetSelector": {
                "matchLabels": {"team": "ml"},
                "matchExpressions": [{"key": "stage", "operator": "In", "values": ["test"]}]
              },
              "rules": [
                {
                  "name": "deny", "tools": ["*"], "action": "Deny", "reason": "No.", "hide": false, "subjects": [{"grant": "ci"}]
                },
                {
                  "name": "budget", "tools": ["pay"], "action": "Limit", "subjects": [{"group": "staff"}],
                  "limits": [{"window": "day", "max": 12.5, "incrementFrom": "args.amount"}]
                }
              ]
            }
            """,
        """{"targetRefs": [{"name": "a"}], "rules": [{"name": "r", "tools": ["a"], "action": "Allow", "subjects": [{"grant": "ci"}]}]}""",
        """{"targetRefs": [{"name": "a"}], "rules": [{"name": "r", "tools": ["a"], "action": "Allow", "subjects": [{"group": "staff"}]}]}""",
        """{"targetRefs": [{"name": "a"}], "rules": [{"name": "r", "prompts": ["review_*"], "resources": ["file:///repo/*"], "action": "Allow"}]}""",
        """{"targetRefs": [{"name": "a"}], "rules": [{"name": "r", "methods": ["logging/setLevel", "tasks/*"], "action": "Allow"}]}""",
        """{"targetRefs": [{"name": "a"}], "rules": [{"name": "r", "tools": ["a"], "action": "Allow", "subjects": [{"subject": "alice"}]}]}""",
        """{"targetRefs": [{"name": "a"}], "rules": [{"name": "r", "tools": ["a"], "action": "Allow", "subjects": [{"serviceAccount": "a/b"}]}]}""",
        """{"targetRefs": [{"name": "a"}], "rules": [{"name": "r", "tools": ["a"], "action": "RequireApproval", "approvalTimeout": "10m"}]}""",
        """
            {"targetRefs": [{"name": "a"}], "rules": [{"name": "r", "tools": ["a"], "action": "Allow", "requireScopes": ["runs:write"],
            "subjects": [{"grantLabels": {"team": "ml"}}, {"subject": "alice"}, {"serviceAccount": "ml/training"}]}]}
            """,
        """
            {"targetRefs": [{"name": "a"}], "rules": [{"name": "r", "tools": ["a"], "action": "Limit", "limits": [{"window": "day", "max": 1, "incrementFrom": "/n"}]}]}
            """,
    ];

    /// <summary>Fresh copies of a kind's samples.</summary>
    public static IEnumerable<JsonObject> Of(string kind) =>
        (
            kind == "McpServer" ? Servers
            : kind == "McpGrant" ? Grants
            : Policies
        ).Select(s => (JsonObject)JsonNode.Parse(s)!);
}
