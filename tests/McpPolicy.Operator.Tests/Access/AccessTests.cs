using System.Text.Json.Nodes;
using McpPolicy.Kubernetes.Models;
using McpPolicy.Operator.Entities;
using McpPolicy.Operator.Tests.Running;

namespace McpPolicy.Operator.Tests.Access;

public sealed class AccessTests(RunningOperator running)
{
    [Fact]
    public async Task ServiceAccounts_OfTheCluster_AreCheckedWithItsOwnIssuerAndKeys()
    {
        await using var scenario = await Scenario.BeginAsync(running);

        await scenario.CreateServerAsync("mlflow", SpecTexts.ServerWith(SpecTexts.ClusterAccounts));

        var credentials = await scenario.EventuallyAsync<V1ConfigMap>("mlflow-proxy-credentials", _ => true);
        var keys = JsonNode.Parse(credentials.Data!["cluster-keys.json"])!["keys"]!.AsArray();
        Assert.NotEmpty(keys);
        Assert.All(keys, key => Assert.False(key!.AsObject().ContainsKey("d"), "a private key"));
        var file = (await scenario.GetAsync<V1ConfigMap>("mlflow-proxy-authentication")).Data!["authentication.json"];
        var discovery = JsonNode.Parse(
            await running.Kubernetes.GetTextAsync("/.well-known/openid-configuration", TestContext.Current.CancellationToken)
        )!;
        Assert.Equal((string?)discovery["issuer"], (string?)JsonNode.Parse(file)!["authenticators"]![0]!["issuer"]);
    }

    [Fact]
    public async Task Deployment_OfAnAuthenticatedServer_IsTakenByTheApiServer()
    {
        await using var scenario = await Scenario.BeginAsync(running);

        await scenario.CreateServerAsync(
            "mlflow",
            SpecTexts.ServerWith(
                """{"name": "agents", "type": "Grants"}""",
                """{"name": "people", "type": "ApiKeys", "apiKeys": {"secretRefs": [{"name": "staff"}, {"name": "guests"}]}}"""
            )
        );

        var deployment = await scenario.EventuallyAsync<V1Deployment>("mlflow-proxy", _ => true);
        var container = Assert.Single(deployment.Spec!.Template!.Spec!.Containers!);
        Assert.Contains("--authentication", container.Args!);
        Assert.DoesNotContain("--allow-anonymous", container.Args!);
        await scenario.PodsAsync("mlflow", 1);
    }

    [Fact]
    public async Task References_ThatAreMissing_AreNamedUntilTheyAreThere()
    {
        await using var scenario = await Scenario.BeginAsync(running);
        await scenario.Kubernetes.CreateAsync(
            new V1Service
            {
                Metadata = new V1ObjectMeta { Name = "backend", Namespace = scenario.Namespace },
                Spec = new V1ServiceSpec { Ports = [new V1ServicePort { Port = 8080 }] },
            },
            TestContext.Current.CancellationToken
        );

        await scenario.CreateServerAsync(
            "mlflow",
            """
            {
              "source": {"service": {"name": "backend", "port": 8080}},
              "authentication": {
                "resource": "https://mcp.example.com/mcp",
                "authenticators": [{"name": "corp", "type": "Oidc", "oidc": {
                  "issuer": "https://login.example.com", "jwks": {"configMapRef": {"name": "corp", "key": "keys"}}}}]
              },
              "proxy": {"replicas": 1}
            }
            """
        );

        var server = await scenario.EventuallyAsync<McpServer>("mlflow", s => s.Has("ResolvedRefs", "False", "RefNotFound"));
        Assert.Contains("corp does not exist", server.Condition("ResolvedRefs")!.Message, StringComparison.Ordinal);
        Assert.Contains(
            "spec.authentication.authenticators[0].oidc.jwks.configMapRef",
            server.Condition("ResolvedRefs")!.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Authentication_ThatProxiesWouldNotTake_IsInvalid()
    {
        await using var scenario = await Scenario.BeginAsync(running);
        const string Issuer = """{"issuer": "https://login.example.com"}""";

        await scenario.CreateServerAsync(
            "mlflow",
            $$$"""
            {
              "source": {"service": {"name": "backend", "port": 8080}},
              "authentication": {"resource": "https://mcp.example.com/mcp", "authenticators": [
                {"name": "a", "type": "Oidc", "oidc": {{{Issuer}}}}, {"name": "b", "type": "Oidc", "oidc": {{{Issuer}}}}
              ]}
            }
            """
        );

        var server = await scenario.EventuallyAsync<McpServer>("mlflow", s => s.Has("Accepted", "False", "Invalid"));
        Assert.StartsWith("spec.authentication.authenticators[1]", server.Condition("Accepted")!.Message, StringComparison.Ordinal);
        Assert.Null(await scenario.FindAsync<V1Deployment>("mlflow-proxy"));
    }
}
