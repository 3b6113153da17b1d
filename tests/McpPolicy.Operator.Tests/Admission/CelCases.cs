namespace McpPolicy.Operator.Tests.Admission;

/// <summary>A case for every CEL rule.</summary>
internal static class CelCases
{
    private const string Source = "\"service\": {\"name\": \"s\", \"port\": 1}";

    public static readonly IReadOnlyList<CelCase> All =
    [
        new(
            "McpServer",
            "the name must be a DNS label (RFC 1035) of at most 57 characters, because the proxy's Service is named after it",
            Server("\"service\": {\"name\": \"s\", \"port\": 1}"),
            Server("\"service\": {\"name\": \"s\", \"port\": 1}"),
            "dots.are.no-label"
        ),
        new(
            "McpServer",
            "set exactly one of service and remote",
            Server("\"service\": {\"name\": \"s\", \"port\": 1}"),
            Server("\"service\": {\"name\": \"s\", \"port\": 1}, \"remote\": {\"url\": \"https://h/mcp\"}")
        ),
        new(
            "McpServer",
            "url must start with https://; tool calls and credentials would travel in clear text otherwise. Set allowInsecureHttp: true to accept that",
            Server("\"remote\": {\"url\": \"http://h/mcp\", \"allowInsecureHttp\": true}"),
            Server("\"remote\": {\"url\": \"http://h/mcp\"}")
        ),
        new(
            "McpServer",
            "set redis with type Redis, and with no other type",
            Server(Source, "\"counterStore\": {\"type\": \"Redis\", \"redis\": {\"addresses\": [\"a:1\"]}}"),
            Server(Source, "\"counterStore\": {\"redis\": {\"addresses\": [\"a:1\"]}}")
        ),
        new(
            "McpServer",
            "several addresses are those of a cluster; set mode: Cluster, or a single address",
            Server(
                Source,
                "\"counterStore\": {\"type\": \"Redis\", \"redis\": {\"addresses\": [\"a:1\", \"b:1\"], \"mode\": \"Cluster\"}}"
            ),
            Server(Source, "\"counterStore\": {\"type\": \"Redis\", \"redis\": {\"addresses\": [\"a:1\", \"b:1\"]}}")
        ),
        new(
            "McpServer",
            "set exactly one of type and authenticators",
            Authentication("\"authenticators\": [{\"name\": \"a\", \"type\": \"Grants\"}]"),
            Authentication("\"type\": \"Anonymous\", \"authenticators\": [{\"name\": \"a\", \"type\": \"Grants\"}]")
        ),
        new(
            "McpServer",
            "with Oidc write the URL by which clients reach this server, for example resource: https://mcp.example.com/mcp",
            Authentication("\"resource\": \"https://h/mcp\", \"authenticators\": [" + Oidc + "]"),
            Authentication("\"authenticators\": [" + Oidc + "]")
        ),
        new(
            "McpServer",
            "resource and scopes belong to authenticators",
            Authentication("\"type\": \"Anonymous\""),
            Authentication("\"type\": \"Anonymous\", \"scopes\": [\"a\"]")
        ),
        new(
            "McpServer",
            "Grants, ServiceAccount and Anonymous can be given once each",
            Authentication("\"authenticators\": [{\"name\": \"a\", \"type\": \"Grants\"}, {\"name\": \"b\", \"type\": \"Anonymous\"}]"),
            Authentication("\"authenticators\": [{\"name\": \"a\", \"type\": \"Grants\"}, {\"name\": \"b\", \"type\": \"Grants\"}]")
        ),
        new(
            "McpServer",
            "apiKeys is needed with type ApiKeys, and belongs to no other",
            Authenticator("\"type\": \"ApiKeys\", \"apiKeys\": {\"secretRefs\": [{\"name\": \"s\"}]}"),
            Authenticator("\"type\": \"ApiKeys\"")
        ),
        new(
            "McpServer",
            "oidc is needed with type Oidc, and belongs to no other",
            Authenticator("\"type\": \"Anonymous\""),
            Authenticator("\"type\": \"Anonymous\", \"oidc\": {\"issuer\": \"https://h\"}")
        ),
        new(
            "McpServer",
            "serviceAccount is needed with type ServiceAccount, and belongs to no other",
            Authenticator("\"type\": \"ServiceAccount\", \"serviceAccount\": {\"audiences\": [\"a\"]}"),
            Authenticator("\"type\": \"ServiceAccount\"")
        ),
        new(
            "McpServer",
            "set exactly one of url, configMapRef and inline",
            Authentication("\"resource\": \"https://h/mcp\", \"authenticators\": [" + OidcWith("\"inline\": \"{}\"") + "]"),
            Authentication(
                "\"resource\": \"https://h/mcp\", \"authenticators\": [" + OidcWith("\"inline\": \"{}\", \"url\": \"https://h/keys\"") + "]"
            )
        ),
        new(
            "McpGrant",
            "set exactly one of servers and serverSelector",
            """{"serverSelector": {}}""",
            """{"serverSelector": {}, "servers": ["a"]}"""
        ),
        new(
            "McpGrant",
            "the name must be a DNS label (RFC 1123) of at most 63 characters, because the token's Secret is labelled with it",
            """{"servers": ["a"]}""",
            """{"servers": ["a"]}""",
            "dots.are.no-label"
        ),
        new(
            "ToolPolicy",
            "set exactly one of targetRefs and targetSelector",
            """{"targetSelector": {}}""",
            """{"targetSelector": {}, "targetRefs": [{"name": "a"}]}"""
        ),
        new(
            "ToolPolicy",
            "values is needed with operator In and NotIn, and must be absent with Exists and DoesNotExist",
            """{"targetSelector": {"matchExpressions": [{"key": "a", "operator": "Exists"}]}}""",
            """{"targetSelector": {"matchExpressions": [{"key": "a", "operator": "NotIn"}]}}"""
        ),
        new(
            "ToolPolicy",
            "limits belong to rules with action Allow or Limit",
            Rule("\"action\": \"Allow\", \"limits\": [{\"window\": \"day\", \"max\": 1}]"),
            Rule("\"action\": \"Deny\", \"limits\": [{\"window\": \"day\", \"max\": 1}]")
        ),
        new(
            "ToolPolicy",
            "a rule with action Limit needs limits",
            Rule("\"action\": \"Limit\", \"limits\": [{\"window\": \"day\", \"max\": 1}]"),
            Rule("\"action\": \"Limit\"")
        ),
        new(
            "ToolPolicy",
            "hide belongs to rules with action Deny",
            Rule("\"action\": \"Deny\", \"hide\": true"),
            Rule("\"action\": \"Allow\", \"hide\": true")
        ),
        new(
            "ToolPolicy",
            "approvalTimeout belongs to rules with action RequireApproval",
            Rule("\"action\": \"RequireApproval\", \"approvalTimeout\": \"10m\""),
            Rule("\"action\": \"Deny\", \"approvalTimeout\": \"10m\"")
        ),
        new(
            "ToolPolicy",
            "a rule names tools, prompts, resources or methods; set at least one of them",
            BareRule("\"action\": \"Allow\", \"methods\": [\"logging/setLevel\"]"),
            BareRule("\"action\": \"Allow\"")
        ),
        new(
            "ToolPolicy",
            "tools have one method, tools/call, so methods beside tools says nothing; write another rule",
            BareRule("\"action\": \"Allow\", \"methods\": [\"tasks/*\"]"),
            Rule("\"action\": \"Allow\", \"methods\": [\"tasks/*\"]")
        ),
        new(
            "ToolPolicy",
            "set exactly one of grant, grantLabels, subject, serviceAccount, group and claim",
            Rule(
                "\"action\": \"Allow\", \"subjects\": [{\"grantLabels\": {\"a\": \"b\"}}, {\"serviceAccount\": \"ns/a\"}, {\"subject\": \"a\"}]"
            ),
            Rule("\"action\": \"Allow\", \"subjects\": [{\"grant\": \"a\", \"group\": \"b\"}]")
        ),
        new(
            "ToolPolicy",
            "requireScopes belongs to rules with action Allow",
            Rule("\"action\": \"Allow\", \"requireScopes\": [\"runs:write\"]"),
            Rule("\"action\": \"Deny\", \"requireScopes\": [\"runs:write\"]")
        ),
        new(
            "ToolPolicy",
            "values lists what claim may be: set both, or neither",
            Rule("\"action\": \"Allow\", \"subjects\": [{\"claim\": \"a\", \"values\": [\"b\"]}]"),
            Rule("\"action\": \"Allow\", \"subjects\": [{\"claim\": \"a\"}]")
        ),
        new(
            "ToolPolicy",
            "cost and incrementFrom both say what a call uses up; keep one",
            Rule("\"action\": \"Allow\", \"limits\": [{\"window\": \"day\", \"max\": 1, \"cost\": 1}]"),
            Rule("\"action\": \"Allow\", \"limits\": [{\"window\": \"day\", \"max\": 1, \"cost\": 1, \"incrementFrom\": \"args.a\"}]")
        ),
    ];

    private static string Server(string source, string? more = null) =>
        "{\"authentication\": {\"type\": \"Anonymous\"}, \"source\": {" + source + "}" + (more is null ? "" : ", " + more) + "}";

    private const string Oidc = """{"name": "o", "type": "Oidc", "oidc": {"issuer": "https://h"} }""";

    private static string OidcWith(string keys) =>
        "{\"name\": \"o\", \"type\": \"Oidc\", \"oidc\": {\"issuer\": \"https://h\", \"jwks\": {" + keys + "}}}";

    private static string Authenticator(string members) => Authentication("\"authenticators\": [{\"name\": \"a\", " + members + "}]");

    private static string Authentication(string members) =>
        "{\"source\": {\"service\": {\"name\": \"s\", \"port\": 1}}, \"authentication\": {" + members + "}}";

    private static string Rule(string members) => BareRule("\"tools\": [\"t\"], " + members);

    private static string BareRule(string members) =>
        "{\"targetRefs\": [{\"name\": \"a\"}], \"rules\": [{\"name\": \"r\", " + members + "}]}";
}
