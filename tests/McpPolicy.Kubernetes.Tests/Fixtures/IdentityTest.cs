using System.Text;
using McpPolicy.Kubernetes.Configuration;
using McpPolicy.Kubernetes.Models;
using McpPolicy.Testing;
using McpPolicy.Testing.Cluster;

namespace McpPolicy.Kubernetes.Tests.Fixtures;

/// <summary>A test about who the client is: it has a service account without any rights, and its token.</summary>
public abstract class IdentityTest(ControlPlane controlPlane) : ApiTest(controlPlane)
{
    private const string Account = "robot";

    /// <summary>Files of this test.</summary>
    protected ScratchDirectory Files { get; } = new();

    /// <summary>The service account's token.</summary>
    protected string Token { get; private set; } = "";

    /// <summary>How the server calls the service account.</summary>
    protected string AccountName => $"system:serviceaccount:{Namespace}:{Account}";

    /// <summary>The cluster entry of the admin's kubeconfig, for others to use.</summary>
    protected string Cluster { get; private set; } = "";

    /// <summary>The admin's certificate and key in PEM.</summary>
    protected (string Certificate, string Key) Admin { get; private set; }

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        var config = KubeConfigFiles.Load(Kubeconfig);
        var user = config.Users.Values.Single();
        Admin = (Pem(user, "client-certificate"), Pem(user, "client-key"));
        var authority = Convert.ToBase64String(Encoding.UTF8.GetBytes(Pem(config.Clusters.Values.Single(), "certificate-authority")));
        Cluster = $"server: \"{Configuration.Server.AbsoluteUri}\", certificate-authority-data: {authority}";
        Token = await IssueTokenAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        Files.Dispose();
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>A kubeconfig for a user entry, in YAML's flow style.</summary>
    protected string KubeconfigOf(string user, string? cluster = null) =>
        $$"""
            apiVersion: v1
            kind: Config
            clusters: [{name: c, cluster: { {{cluster ?? Cluster}} } }]
            users: [{name: u, user: { {{user}} } }]
            contexts: [{name: x, context: {cluster: c, user: u, namespace: "{{Namespace}}" } } ]
            current-context: x
            """;

    /// <summary>A configuration for a user entry, in YAML's flow style.</summary>
    protected KubernetesClientConfiguration ConfigurationOf(string user, string? cluster = null, TimeProvider? timeProvider = null) =>
        KubernetesClientConfiguration.BuildConfigFromConfigFile(
            Files.Write("kubeconfig", KubeconfigOf(user, cluster)),
            timeProvider: timeProvider
        );

    /// <summary>Who the server takes a client for, from its refusal of what only an administrator may.</summary>
    protected static async Task AssertIsAsync(string userName, KubernetesClient client)
    {
        var refusal = await RefusalAsync(() => client.GetAsync<V1Secret>("any", "kube-system", Cancellation));
        Assert.True(refusal.IsForbidden, refusal.Message);
        Assert.Contains($"\"{userName}\"", refusal.Message, StringComparison.Ordinal);
    }

    /// <summary>A client is the administrator: it may read what nobody else may.</summary>
    protected static async Task AssertIsAdminAsync(KubernetesClient client) =>
        Assert.Null(await client.FindAsync<V1Secret>("none-such", "kube-system", Cancellation));

    private static string Pem(YamlSection section, string key) => section.Base64($"{key}-data") ?? File.ReadAllText(section.FilePath(key)!);

    private async Task<string> IssueTokenAsync()
    {
        await Client.CreateAsync(
            new V1ServiceAccount
            {
                Metadata = new V1ObjectMeta { Name = Account, Namespace = Namespace },
            },
            Cancellation
        );
        var secret = new V1Secret
        {
            Metadata = new V1ObjectMeta
            {
                Name = "robot-token",
                Namespace = Namespace,
                Annotations = new Dictionary<string, string> { ["kubernetes.io/service-account.name"] = Account },
            },
            Type = "kubernetes.io/service-account-token",
        };
        await Client.CreateAsync(secret, Cancellation);
        byte[]? token = null;
        await Wait.Until(
            async () =>
            {
                var stored = await Client.GetAsync<V1Secret>("robot-token", Namespace, Cancellation);
                return stored.Data?.TryGetValue("token", out token) ?? false;
            },
            cancellationToken: Cancellation
        );
        return Encoding.UTF8.GetString(token!);
    }
}
