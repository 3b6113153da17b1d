using System.Security.Cryptography.X509Certificates;
using McpPolicy.Kubernetes.Configuration;
using McpPolicy.Kubernetes.Tests.Fixtures;
using McpPolicy.Testing.Cluster;
using Microsoft.Extensions.Time.Testing;

namespace McpPolicy.Kubernetes.Tests.Configuration;

/// <summary>The environment and files of a pod, before the real API server.</summary>
public sealed class InClusterTests(ControlPlane controlPlane) : IdentityTest(controlPlane)
{
    private const string Host = "KUBERNETES_SERVICE_HOST";
    private const string Port = "KUBERNETES_SERVICE_PORT";

    private readonly FakeTimeProvider _time = new();

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Environment.SetEnvironmentVariable(Host, Configuration.Server.Host);
        Environment.SetEnvironmentVariable(Port, $"{Configuration.Server.Port}");
        Files.Write("ca.crt", string.Concat(Configuration.CertificateAuthority!.Select(Pem)));
        Files.Write("namespace", Namespace);
    }

    public override async ValueTask DisposeAsync()
    {
        Environment.SetEnvironmentVariable(Host, null);
        Environment.SetEnvironmentVariable(Port, null);
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task InCluster_IsThePodsServiceAccount()
    {
        Files.Write("token", Token);
        var configuration = KubernetesClientConfiguration.InClusterConfig(Files.Root);
        using var client = new KubernetesClient(configuration);

        Assert.Equal(Namespace, configuration.Namespace);
        await AssertIsAsync(AccountName, client);
    }

    [Fact]
    public async Task Token_Renewed_IsReadAgain()
    {
        var path = Files.Write("token", Token);
        var credentials = KubernetesClientConfiguration.InClusterConfig(Files.Root, _time).Credentials;
        Assert.Equal(Token, (await credentials.GetAuthorizationAsync(null, Cancellation))!.Parameter);
        var written = File.GetLastWriteTimeUtc(path);
        Files.Write("token", "renewed");
        File.SetLastWriteTimeUtc(path, written.AddSeconds(1));

        Assert.Equal("renewed", (await credentials.GetAuthorizationAsync(null, Cancellation))!.Parameter);
    }

    [Fact]
    public async Task Token_AfterAMinute_IsReadAgain()
    {
        var path = Files.Write("token", "first");
        var credentials = KubernetesClientConfiguration.InClusterConfig(Files.Root, _time).Credentials;
        await credentials.GetAuthorizationAsync(null, Cancellation);
        var written = File.GetLastWriteTimeUtc(path);
        Files.Write("token", "second");
        File.SetLastWriteTimeUtc(path, written);

        _time.Advance(TimeSpan.FromSeconds(59));
        Assert.Equal("first", (await credentials.GetAuthorizationAsync(null, Cancellation))!.Parameter);
        _time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal("second", (await credentials.GetAuthorizationAsync(null, Cancellation))!.Parameter);
    }

    [Fact]
    public void WithoutAToken_SaysWhatToSet()
    {
        var fault = Assert.Throws<KubernetesConfigurationException>(() => KubernetesClientConfiguration.InClusterConfig(Files.Root));
        Assert.Contains("automountServiceAccountToken: true", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void OutsideAPod_SaysWhatToUse()
    {
        Environment.SetEnvironmentVariable(Host, null);
        var fault = Assert.Throws<KubernetesConfigurationException>(() => KubernetesClientConfiguration.InClusterConfig(Files.Root));
        Assert.Contains("kubeconfig", fault.Message, StringComparison.Ordinal);
    }

    private static string Pem(X509Certificate2 certificate) => certificate.ExportCertificatePem() + "\n";
}
