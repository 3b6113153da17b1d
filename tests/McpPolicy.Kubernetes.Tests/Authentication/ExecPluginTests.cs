using McpPolicy.Kubernetes.Tests.Fixtures;
using McpPolicy.Testing.Cluster;
using Microsoft.Extensions.Time.Testing;

namespace McpPolicy.Kubernetes.Tests.Authentication;

public sealed class ExecPluginTests(ControlPlane controlPlane) : IdentityTest(controlPlane)
{
    private const string V1 = "client.authentication.k8s.io/v1";

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero));

    [Theory]
    [InlineData(V1)]
    [InlineData("client.authentication.k8s.io/v1beta1")]
    public async Task Token_IsTakenFromThePluginOnce(string version)
    {
        Plugin(version, $"\"token\": \"{Token}\"");
        using var client = new KubernetesClient(ConfigurationOf(Exec(version)));
        await AssertIsAsync(AccountName, client);
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => AssertIsAsync(AccountName, client)));

        Assert.Equal(1, Runs);
    }

    [Fact]
    public async Task Token_Expired_IsTakenAnew()
    {
        Plugin(V1, $"\"token\": \"{Token}\", \"expirationTimestamp\": \"2030-01-01T00:10:00Z\"");
        using var client = new KubernetesClient(ConfigurationOf(Exec(V1), timeProvider: _time));
        await AssertIsAsync(AccountName, client);
        _time.Advance(TimeSpan.FromMinutes(9));
        await AssertIsAsync(AccountName, client);
        Assert.Equal(1, Runs);
        _time.Advance(TimeSpan.FromMinutes(1));
        await AssertIsAsync(AccountName, client);

        Assert.Equal(2, Runs);
    }

    [Fact]
    public async Task Token_Refused_IsTakenAnewOnce()
    {
        Plugin(V1, "\"token\": \"outdated\"");
        using var client = new KubernetesClient(ConfigurationOf(Exec(V1)));
        Assert.True((await RefusalAsync(() => client.VersionAsync(Cancellation))).IsUnauthorized);
        Assert.Equal(2, Runs);
        Plugin(V1, $"\"token\": \"{Token}\"");

        await AssertIsAsync(AccountName, client);
        Assert.Equal(3, Runs);
    }

    [Fact]
    public async Task ClientCertificate_IsPresented()
    {
        Plugin(V1, $"\"clientCertificateData\": \"{Line(Admin.Certificate)}\", \"clientKeyData\": \"{Line(Admin.Key)}\"");
        using var client = new KubernetesClient(ConfigurationOf(Exec(V1)));
        await AssertIsAdminAsync(client);
    }

    [Fact]
    public async Task Plugin_GetsItsArgumentsEnvironmentAndTheCluster()
    {
        Files.WriteScript(
            "plugin",
            $"echo \"$1 $GREETING $KUBERNETES_EXEC_INFO\" > '{Files.PathOf("seen")}'\ncat '{Files.PathOf("credential")}'\n"
        );
        Files.Write("credential", Credential(V1, $"\"token\": \"{Token}\""));
        var exec =
            $"exec: {{apiVersion: {V1}, command: ./plugin, args: [one], env: [{{name: GREETING, value: hello}}], provideClusterInfo: true}}";
        using var client = new KubernetesClient(ConfigurationOf(exec));
        await AssertIsAsync(AccountName, client);

        var seen = await File.ReadAllTextAsync(Files.PathOf("seen"), Cancellation);
        Assert.StartsWith("one hello {", seen, StringComparison.Ordinal);
        Assert.Contains(Configuration.Server.Authority, seen, StringComparison.Ordinal);
        Assert.Contains("certificate-authority-data", seen, StringComparison.Ordinal);
        Assert.Contains("\"interactive\":false", seen, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("echo s3cret >&2; exit 3", "ended with exit status 3")]
    [InlineData("echo s3cret", "did not print JSON")]
    [InlineData("""echo '{"kind":"Other","apiVersion":"s3cret"}'""", "did not print an ExecCredential of client.authentication.k8s.io/v1")]
    [InlineData("""echo '{"kind":"ExecCredential","apiVersion":"client.authentication.k8s.io/v1"}'""", "without status")]
    [InlineData(
        """echo '{"kind":"ExecCredential","apiVersion":"client.authentication.k8s.io/v1","status":{"clientKeyData":"s3cret"}}'""",
        "neither a token nor a client certificate"
    )]
    [InlineData("head -c 2000000 /dev/zero", "printed more than")]
    public async Task Plugin_ThatFails_IsNamedAndItsOutputKept(string script, string expected)
    {
        var path = Files.WriteScript("plugin", script);
        using var client = new KubernetesClient(ConfigurationOf($"exec: {{apiVersion: {V1}, command: ./plugin}}"));
        var fault = await Assert.ThrowsAsync<KubernetesConfigurationException>(() => client.VersionAsync(Cancellation));

        Assert.Contains(expected, fault.Message, StringComparison.Ordinal);
        Assert.Contains(path, fault.Message, StringComparison.Ordinal);
        Assert.Contains("users[0].user.exec", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", fault.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Plugin_ThatIsNotInstalled_SaysHowToInstallIt()
    {
        var exec = $"exec: {{apiVersion: {V1}, command: no-such-plugin-anywhere, installHint: get it from the vendor}}";
        using var client = new KubernetesClient(ConfigurationOf(exec));
        var fault = await Assert.ThrowsAsync<KubernetesConfigurationException>(() => client.VersionAsync(Cancellation));

        Assert.Contains("no-such-plugin-anywhere cannot be started", fault.Message, StringComparison.Ordinal);
        Assert.EndsWith("get it from the vendor", fault.Message, StringComparison.Ordinal);
    }

    private int Runs => File.ReadAllLines(Files.PathOf("runs")).Length;

    private static string Exec(string version) => $"exec: {{apiVersion: {version}, command: ./plugin, interactiveMode: Never}}";

    private static string Credential(string version, string status) =>
        $$$"""{"apiVersion": "{{{version}}}", "kind": "ExecCredential", "status": {{{{status}}}}}""";

    private static string Line(string pem) => pem.ReplaceLineEndings("\\n");

    private void Plugin(string version, string status)
    {
        Files.Write("credential", Credential(version, status));
        Files.WriteScript("plugin", $"echo run >> '{Files.PathOf("runs")}'\ncat '{Files.PathOf("credential")}'\n");
    }
}
