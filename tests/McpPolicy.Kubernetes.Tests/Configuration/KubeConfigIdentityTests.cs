using System.Text;
using McpPolicy.Kubernetes.Configuration;
using McpPolicy.Kubernetes.Tests.Fixtures;
using McpPolicy.Testing.Cluster;

namespace McpPolicy.Kubernetes.Tests.Configuration;

public sealed class KubeConfigIdentityTests(ControlPlane controlPlane) : IdentityTest(controlPlane)
{
    [Fact]
    public async Task Token_IsSent()
    {
        using var client = new KubernetesClient(ConfigurationOf($"token: {Token}"));
        await AssertIsAsync(AccountName, client);
    }

    [Fact]
    public async Task NoUser_IsAnonymous()
    {
        using var client = new KubernetesClient(ConfigurationOf(""));
        await AssertIsAsync("system:anonymous", client);
    }

    [Fact]
    public async Task WrongToken_IsUnauthorizedAndNotRepeated()
    {
        using var client = new KubernetesClient(ConfigurationOf("token: s3cret-and-wrong"));
        var refusal = await RefusalAsync(() => client.VersionAsync(Cancellation));

        Assert.True(refusal.IsUnauthorized);
        Assert.DoesNotContain("s3cret", refusal.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TokenFile_WinsOverTheTokenAndIsReadAgainWhenRefused()
    {
        Files.Write("token", "outdated");
        using var client = new KubernetesClient(ConfigurationOf("token: ignored, tokenFile: token"));
        Assert.True((await RefusalAsync(() => client.VersionAsync(Cancellation))).IsUnauthorized);
        Files.Write("token", Token + "\n");

        await AssertIsAsync(AccountName, client);
    }

    [Fact]
    public async Task TokenFile_ThatIsGone_IsNamed()
    {
        using var client = new KubernetesClient(ConfigurationOf("tokenFile: no-such-file"));
        var fault = await Assert.ThrowsAsync<KubernetesConfigurationException>(() => client.VersionAsync(Cancellation));

        Assert.Contains(Files.PathOf("no-such-file"), fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ClientCertificate_FromData_IsPresented()
    {
        using var client = new KubernetesClient(
            ConfigurationOf($"client-certificate-data: {Base64(Admin.Certificate)}, client-key-data: {Base64(Admin.Key)}")
        );
        await AssertIsAdminAsync(client);
    }

    [Fact]
    public async Task ClientCertificate_FromFilesBesideTheKubeconfig_IsPresented()
    {
        Files.Write("pki/me.crt", Admin.Certificate);
        Files.Write("pki/me.key", Admin.Key);
        using var client = new KubernetesClient(ConfigurationOf("client-certificate: pki/me.crt, client-key: pki/me.key"));
        await AssertIsAdminAsync(client);
    }

    [Fact]
    public async Task TlsServerName_IsTheNameThatIsVerified()
    {
        using var right = new KubernetesClient(ConfigurationOf("", $"{Cluster}, tls-server-name: kubernetes.default.svc"));
        using var wrong = new KubernetesClient(ConfigurationOf("", $"{Cluster}, tls-server-name: example.com"));

        Assert.NotNull((await right.VersionAsync(Cancellation)).GitVersion);
        await Assert.ThrowsAsync<HttpRequestException>(() => wrong.VersionAsync(Cancellation));
    }

    [Fact]
    public async Task Server_OfAnAuthorityThatIsNotTrusted_IsNotTalkedTo()
    {
        var server = $"server: \"{Configuration.Server.AbsoluteUri}\"";
        using var trusting = new KubernetesClient(ConfigurationOf("", $"{server}, insecure-skip-tls-verify: true"));
        using var careful = new KubernetesClient(ConfigurationOf("", server));

        Assert.NotNull((await trusting.VersionAsync(Cancellation)).GitVersion);
        await Assert.ThrowsAsync<HttpRequestException>(() => careful.VersionAsync(Cancellation));
    }

    [Fact]
    public async Task SeveralFiles_AreMergedAndTheFirstWins()
    {
        var context = Files.Write("1", "{current-context: x, contexts: [{name: x, context: {cluster: c, user: u, namespace: first}}]}");
        var rest = Files.Write("2", KubeconfigOf($"token: {Token}"));
        var list = string.Join(Path.PathSeparator, Files.PathOf("missing"), context, rest);
        var configuration = KubernetesClientConfiguration.BuildConfigFromConfigFile(list);
        using var client = new KubernetesClient(configuration);

        Assert.Equal("first", configuration.Namespace);
        await AssertIsAsync(AccountName, client);
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
