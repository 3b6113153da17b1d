using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using McpPolicy.Kubernetes.Models;
using McpPolicy.Operator.Entities;
using McpPolicy.Operator.Tests.Running;

namespace McpPolicy.Operator.Tests.Grants;

public sealed class GrantTests(RunningOperator running)
{
    private const string Agents = """{"name": "agents", "type": "Grants"}""";

    [Fact]
    public async Task Create_Grant_PutsATokenInItsSecretAndItsHashIntoTheServersFile()
    {
        await using var scenario = await Scenario.BeginAsync(running);
        await scenario.CreateServerAsync("mlflow", SpecTexts.ServerWith(Agents));

        var grant = await scenario.CreateGrantAsync(
            "ci",
            """
            {"servers": ["mlflow"], "subject": "ci-bot", "groups": ["builders"], "labels": {"team": "ml"}, "scopes": ["runs:write"],
             "expiresAt": "2099-01-31T00:00:00Z"}
            """
        );

        var token = await scenario.TokenAsync("ci-token");
        Assert.Matches("^mcpp_[-_A-Za-z0-9]{43}$", token);
        var owner = Assert.Single((await scenario.GetAsync<V1Secret>("ci-token")).Metadata.OwnerReferences!);
        Assert.Equal(grant.Metadata.Uid, owner.Uid);
        var file = await scenario.GrantsAsync("mlflow", Names("ci"));
        var expected = $$"""
            {"version":"1","grants":[{"name":"ci","hash":"{{HashOf(
                token
            )}}","subject":"ci-bot","groups":["builders"],"labels":{"team":"ml"},"scopes":["runs:write"],"expiresAt":"2099-01-31T00:00:00Z"}]}
            """;
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), JsonNode.Parse(file)), file);
    }

    [Fact]
    public async Task Programmed_OneReplicaStale_IsFalseUntilItReports()
    {
        await using var scenario = await Scenario.BeginAsync(running);
        await scenario.CreateServerAsync("mlflow", SpecTexts.ServerWith(Agents));
        await scenario.CreateGrantAsync("ci", """{"servers": ["mlflow"]}""");
        var proxy = await RunAsync(scenario, "mlflow", await scenario.GrantsAsync("mlflow", Names("ci")));
        await ProgrammedAsync(scenario, "ci");

        await scenario.PatchAsync<McpGrant>("ci", """{"spec": {"suspended": true}}""");

        var suspended = await scenario.GrantsAsync("mlflow", f => f.Contains("\"suspended\":true", StringComparison.Ordinal));
        await scenario.EventuallyAsync<McpGrant>(
            "ci",
            g => g.Has("Programmed", "False", "Pending") && g.Has("Ready", "False", "Suspended")
        );
        await scenario.EventuallyAsync<V1Pod>(
            (await scenario.PodsAsync("mlflow", 1))[0].Metadata.Name!,
            p => p.Metadata.Annotations?.GetValueOrDefault("mcppolicy.dev/credentials-revision") == RevisionOf(suspended)
        );
        proxy.Credentials = RevisionOf(suspended);
        await scenario.EventuallyAsync<McpGrant>(
            "ci",
            g => g.Has("Programmed", "True", "Programmed") && g.Has("Ready", "False", "Suspended")
        );
    }

    [Fact]
    public async Task Delete_Grant_TakesItsHashAndSecretAway()
    {
        await using var scenario = await Scenario.BeginAsync(running);
        await scenario.CreateServerAsync("mlflow", SpecTexts.ServerWith(Agents));
        await scenario.CreateGrantAsync("ci", """{"servers": ["mlflow"]}""");
        await scenario.CreateGrantAsync("other", """{"serverSelector": {}}""");
        await scenario.GrantsAsync("mlflow", f => Names("ci")(f) && Names("other")(f));

        await scenario.Kubernetes.DeleteAsync<McpGrant>("ci", scenario.Namespace, cancellationToken: TestContext.Current.CancellationToken);

        await scenario.GrantsAsync("mlflow", f => !Names("ci")(f) && Names("other")(f));
        await scenario.GoneAsync<V1Secret>("ci-token");
    }

    [Fact]
    public async Task Delete_Secret_HasANewTokenMadeAndTheOldOneRefused()
    {
        await using var scenario = await Scenario.BeginAsync(running);
        await scenario.CreateServerAsync("mlflow", SpecTexts.ServerWith(Agents));
        await scenario.CreateGrantAsync("ci", """{"servers": ["mlflow"], "secretName": "mine"}""");
        var first = await scenario.TokenAsync("mine");
        await scenario.GrantsAsync("mlflow", Holds(first));

        await scenario.Kubernetes.DeleteAsync<V1Secret>(
            "mine",
            scenario.Namespace,
            cancellationToken: TestContext.Current.CancellationToken
        );

        await scenario.GrantsAsync("mlflow", f => Names("ci")(f) && !Holds(first)(f));
        var second = await scenario.TokenAsync("mine");
        Assert.NotEqual(first, second);
        await scenario.GrantsAsync("mlflow", Holds(second));
    }

    [Fact]
    public async Task Secret_OfSomebodyElse_IsNotTouched()
    {
        await using var scenario = await Scenario.BeginAsync(running);
        await scenario.CreateServerAsync("mlflow", SpecTexts.ServerWith(Agents));
        await scenario.Kubernetes.CreateAsync(
            new V1Secret
            {
                Metadata = new V1ObjectMeta { Name = "ci-token", Namespace = scenario.Namespace },
                StringData = new Dictionary<string, string> { ["token"] = "theirs" },
            },
            TestContext.Current.CancellationToken
        );

        await scenario.CreateGrantAsync("ci", """{"servers": ["mlflow"]}""");

        var grant = await scenario.EventuallyAsync<McpGrant>("ci", g => g.Has("TokenIssued", "False", "SecretConflict"));
        Assert.Contains("delete it and a new token is made", grant.Condition("TokenIssued")!.Message, StringComparison.Ordinal);
        Assert.Equal("theirs", await scenario.TokenAsync("ci-token"));
        Assert.False(Names("ci")(await scenario.GrantsAsync("mlflow", f => f.Length > 0)));
    }

    [Fact]
    public async Task Grant_ForAServerOfAnotherNamespace_DoesNotReachIt()
    {
        await using var here = await Scenario.BeginAsync(running);
        await using var there = await Scenario.BeginAsync(running);
        await there.CreateServerAsync("mlflow", SpecTexts.ServerWith(Agents));
        await there.CreateGrantAsync("own", """{"servers": ["mlflow"]}""");

        await here.CreateGrantAsync("ci", """{"servers": ["mlflow"]}""");
        await here.CreateGrantAsync("all", """{"serverSelector": {}}""");

        await here.EventuallyAsync<McpGrant>("ci", g => g.Has("Accepted", "False", "TargetNotFound"));
        await here.EventuallyAsync<McpGrant>("all", g => g.Has("Accepted", "False", "TargetNotFound"));
        var file = await there.GrantsAsync("mlflow", Names("own"));
        Assert.False(Names("ci")(file) || Names("all")(file), file);
    }

    [Fact]
    public async Task Grant_ForAServerThatTakesNone_SaysSo()
    {
        await using var scenario = await Scenario.BeginAsync(running);
        await scenario.CreateServerAsync("open");

        await scenario.CreateGrantAsync("ci", """{"servers": ["open"]}""");

        await scenario.EventuallyAsync<McpGrant>("ci", g => g.Has("Accepted", "False", "GrantsNotTaken"));
    }

    [Fact]
    public async Task Grant_ThatProxiesWouldNotTake_IsInvalidAndLeavesTheOthersIn()
    {
        await using var scenario = await Scenario.BeginAsync(running);
        await scenario.CreateServerAsync("mlflow", SpecTexts.ServerWith(Agents));
        await scenario.CreateGrantAsync("good", """{"servers": ["mlflow"]}""");
        await scenario.CreateGrantAsync("bad", """{"servers": ["mlflow"], "groups": ["system:masters"]}""");

        var bad = await scenario.EventuallyAsync<McpGrant>("bad", g => g.Has("Accepted", "False", "Invalid"));

        Assert.StartsWith("spec.groups", bad.Condition("Accepted")!.Message, StringComparison.Ordinal);
        Assert.False(Names("bad")(await scenario.GrantsAsync("mlflow", Names("good"))));
    }

    [Fact]
    public async Task Grant_Expiring_SaysExpiredWhenItIs()
    {
        await using var scenario = await Scenario.BeginAsync(running);
        await scenario.CreateServerAsync("mlflow", SpecTexts.ServerWith(Agents));
        var end = TimeProvider.System.GetUtcNow().AddSeconds(5).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'");

        await scenario.CreateGrantAsync("ci", $$"""{"servers": ["mlflow"], "expiresAt": "{{end}}"}""");

        await scenario.GrantsAsync("mlflow", f => f.Contains($"\"expiresAt\":\"{end}\"", StringComparison.Ordinal));
        await scenario.EventuallyAsync<McpGrant>("ci", g => g.Has("Ready", "False", "Expired"));
    }

    [Fact]
    public async Task Token_OfALife_IsInNoStatusEventOrLog()
    {
        await using var scenario = await Scenario.BeginAsync(running);
        await scenario.CreateServerAsync("mlflow", SpecTexts.ServerWith(Agents));
        await scenario.CreateGrantAsync("ci", """{"servers": ["mlflow"]}""");
        var token = await scenario.TokenAsync("ci-token");
        await RunAsync(scenario, "mlflow", await scenario.GrantsAsync("mlflow", Names("ci")));
        await ProgrammedAsync(scenario, "ci");
        await scenario.PatchAsync<McpGrant>("ci", """{"spec": {"suspended": true}}""");
        var grant = await scenario.EventuallyAsync<McpGrant>("ci", g => g.Has("Ready", "False", "Suspended"));
        await scenario.FlushEventsAsync(running);

        var told = await scenario.EventsAsync();
        var text = token["mcpp_".Length..];
        Assert.Contains(told, e => e is { Reason: "TokenIssued", Regarding.Kind: "McpGrant" });
        Assert.DoesNotContain(told, e => e.Note!.Contains(text, StringComparison.Ordinal));
        Assert.NotEmpty(running.Log.Lines);
        Assert.DoesNotContain(running.Log.Lines, line => line.Contains(text, StringComparison.Ordinal));
        Assert.DoesNotContain(text, JsonSerializer.Serialize(grant, EntitiesJsonContext.Default.McpGrant), StringComparison.Ordinal);
        Assert.DoesNotContain(text, await scenario.GrantsAsync("mlflow", Names("ci")), StringComparison.Ordinal);
    }

    private static async Task<FakeProxy> RunAsync(Scenario scenario, string server, string file)
    {
        var revision = await scenario.RevisionAsync(server);
        var proxy = Assert.Single(await scenario.RunPodsAsync(server, 1, _ => revision));
        proxy.Credentials = RevisionOf(file);
        return proxy;
    }

    private static Task<McpGrant> ProgrammedAsync(Scenario scenario, string grant) =>
        scenario.EventuallyAsync<McpGrant>(grant, g => g.Has("Programmed", "True", "Programmed") && g.Has("Ready", "True", "Ready"));

    private static Func<string, bool> Names(string grant) => file => file.Contains($"\"name\":\"{grant}\"", StringComparison.Ordinal);

    private static Func<string, bool> Holds(string token) => file => file.Contains(HashOf(token), StringComparison.Ordinal);

    private static string HashOf(string token) => $"sha256:{RevisionOf(token)}";

    private static string RevisionOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
