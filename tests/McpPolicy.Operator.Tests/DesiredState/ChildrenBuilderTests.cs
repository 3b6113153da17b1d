using System.Text.Json;
using System.Text.Json.Nodes;
using McpPolicy.Kubernetes.Models;
using McpPolicy.Kubernetes.Serialization;
using McpPolicy.Operator.DesiredState;
using McpPolicy.Operator.DesiredState.Authentication;
using McpPolicy.Operator.Entities;
using McpPolicy.Operator.Entities.Servers;
using McpPolicy.Operator.Specs;
using McpPolicy.Testing;

namespace McpPolicy.Operator.Tests.DesiredState;

public sealed class ChildrenBuilderTests
{
    private const string Service = """
        {"source": {"service": {"name": "mlflow-mcp", "port": 8080}}, "authentication": {"type": "Anonymous"}}
        """;

    private const string Remote = """
        {
          "source": {"remote": {"url": "https://mcp.example.com/mcp", "headersFrom": [{"secretRef": {"name": "a"}}, {"secretRef": {"name": "b"}}]}},
          "authentication": {"type": "Anonymous"},
          "proxy": {"replicas": 3, "drainSeconds": 5, "allowedHosts": ["mcp.example.com"], "resources": {"requests": {"cpu": 1}, "limits": {"memory": "1Gi"}}}
        }
        """;

    private const string Redis = """
        {
          "source": {"service": {"name": "mlflow-mcp", "port": 8080}},
          "authentication": {"type": "Anonymous"},
          "counterStore": {
            "type": "Redis",
            "redis": {
              "addresses": ["a.ml.svc:7000", "b.ml.svc:7000"], "mode": "Cluster", "leases": true, "timeoutMilliseconds": 50,
              "credentialsSecretRef": {"name": "redis"}, "tls": {"caSecretRef": {"name": "redis-ca"}}
            }
          }
        }
        """;

    private const string Authenticated = """
        {
          "source": {"service": {"name": "mlflow-mcp", "port": 8080}},
          "authentication": {
            "resource": "https://mcp.example.com/mcp", "scopes": ["runs:read"],
            "authenticators": [
              {"name": "agents", "type": "Grants"},
              {"name": "people", "type": "ApiKeys", "apiKeys": {"secretRefs": [{"name": "staff"}, {"name": "guests", "key": "list.json"}]}},
              {"name": "corp", "type": "Oidc", "oidc": {
                "issuer": "https://login.example.com", "jwks": {"configMapRef": {"name": "corp", "key": "keys"}},
                "caBundleRef": {"name": "corp", "key": "ca"}, "requiredClaims": [{"claim": "tenant", "values": ["blue"]}]}},
              {"name": "lab", "type": "Oidc", "oidc": {"issuer": "https://lab.example.com", "jwks": {"inline": "{\"keys\": []}"} }},
              {"name": "cluster", "type": "ServiceAccount", "serviceAccount": {"audiences": ["mcp"]}},
              {"name": "anybody", "type": "Anonymous"}
            ]
          }
        }
        """;

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    [Theory]
    [InlineData("service", Service)]
    [InlineData("remote", Remote)]
    [InlineData("redis", Redis)]
    [InlineData("authenticated", Authenticated)]
    public async Task Build_Server_GivesTheGoldenChildren(string name, string spec)
    {
        var golden = RepositoryFiles.Path($"tests/McpPolicy.Operator.Tests/DesiredState/Golden/{name}.json");
        var built = Show(Build(spec));
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            await File.WriteAllTextAsync(golden, built, TestContext.Current.CancellationToken);
        }

        Assert.Equal(await File.ReadAllTextAsync(golden, TestContext.Current.CancellationToken), built);
    }

    [Fact]
    public void Build_OtherPolicy_ChangesNothingButTheConfigMap()
    {
        var one = Build(Service);
        var other = Build(Service, "{}", "2222");

        Assert.NotEqual(Show(one.ConfigMap), Show(other.ConfigMap));
        Assert.Equal(Show(one.Deployment), Show(other.Deployment));
        Assert.Equal(Show(one.Service), Show(other.Service));
        Assert.Equal(Show(one.ServiceAccount), Show(other.ServiceAccount));
    }

    [Fact]
    public void Build_HeadersFrom_AreMountedAndInNoArgumentVariableOrConfigMap()
    {
        var children = Build(Remote);
        var container = Assert.Single(children.Deployment.Spec!.Template!.Spec!.Containers!);

        Assert.Equal("DOTNET_EnableDiagnostics", Assert.Single(container.Env!).Name);
        Assert.Contains(container.VolumeMounts!, m => m is { MountPath: "/etc/mcp-policy-upstream-headers", ReadOnly: true });
        Assert.Equal(["policy.json"], children.ConfigMap.Data!.Keys);
    }

    [Fact]
    public void Build_OtherGrants_ChangesNoPod()
    {
        var one = Build(Authenticated);
        var other = Build(Authenticated, grants: "other");

        Assert.NotEqual(Show(one.Access[1]), Show(other.Access[1]));
        Assert.Equal(Show(one.Access[0]), Show(other.Access[0]));
        Assert.Equal(Show(one.Deployment), Show(other.Deployment));
    }

    [Fact]
    public void Build_OtherAuthenticators_ReplacesPods()
    {
        var one = Build(Authenticated);
        var other = Build(Authenticated.Replace("\"blue\"", "\"green\"", StringComparison.Ordinal));

        Assert.NotEqual(Show(one.Deployment), Show(other.Deployment));
    }

    [Theory]
    [InlineData(Service)]
    [InlineData(Authenticated)]
    public void Build_Mounts_AreDirectories(string spec)
    {
        var container = Assert.Single(Build(spec).Deployment.Spec!.Template!.Spec!.Containers!);

        Assert.All(container.VolumeMounts!, m => Assert.Null(m.SubPath));
    }

    private static ServerChildren Build(
        string spec,
        string policy = "{\"version\": \"1\"}",
        string revision = "1111",
        string grants = "grants"
    )
    {
        var server = new McpServer
        {
            Metadata = new V1ObjectMeta
            {
                Name = "mlflow",
                Namespace = "ml",
                Uid = "0b7f4e0e-0000-4000-8000-000000000001",
            },
            Spec = JsonElement.Parse(spec),
        };
        var read = ServerSpecReader.Read(server);
        Assert.Empty(read.Errors);
        return new ChildrenBuilder(new ProxyImage("example.test/proxy:1")).Build(
            server,
            read.Spec!,
            policy,
            revision,
            AccessOf(read.Spec!, grants)
        );
    }

    private static ServerAccess? AccessOf(McpServerSpec spec, string grants) =>
        spec.Authentication.Authenticators is null
            ? null
            : new(AuthenticationFile.Write(spec.Authentication, "https://kubernetes.default.svc"), grants, "2222", "keys");

    private static string Show(ServerChildren children) =>
        string.Join(
            "\n",
            [
                Show(children.ConfigMap),
                Show(children.ServiceAccount),
                Show(children.Deployment),
                Show(children.Service),
                .. children.Access.Select(Show),
            ]
        ) + "\n";

    private static string Show<T>(T child)
        where T : class =>
        ((JsonObject)JsonSerializer.SerializeToNode(child, KubernetesJson.CreateOptions().GetTypeInfo(typeof(T)))!).ToJsonString(Indented);
}
