using System.Text;
using System.Text.Json.Nodes;
using McpPolicy.Kubernetes;
using McpPolicy.Kubernetes.Authentication;
using McpPolicy.Kubernetes.Configuration;
using McpPolicy.Kubernetes.Models;
using McpPolicy.Testing;
using McpPolicy.Testing.Faults;

namespace McpPolicy.Operator.Tests.Rights;

/// <summary>
/// The service account of deploy/2-rbac.yaml, with which the operator runs in all tests: what it may not do, no test can see it do. Its requests
/// pass a proxy that notes them.
/// </summary>
public sealed class OperatorAccount : IAsyncDisposable
{
    private const string Namespace = "mcp-policy-system";
    private const string Name = "mcp-policy-operator";

    private readonly FaultProxy _proxy;

    private OperatorAccount(FaultProxy proxy, KubernetesClientConfiguration configuration, JsonNode role, string kubeconfig)
    {
        _proxy = proxy;
        Configuration = configuration;
        Role = role;
        Kubeconfig = kubeconfig;
    }

    /// <summary>What a test's own client needs to be the account, without being noted.</summary>
    public KubernetesClientConfiguration Configuration { get; }

    /// <summary>Its ClusterRole, as the API server has it.</summary>
    public JsonNode Role { get; }

    /// <summary>A kubeconfig file whose user is the account.</summary>
    public string Kubeconfig { get; }

    /// <summary>Every request made with that file so far.</summary>
    public IReadOnlyCollection<ProxiedRequest> Requests => _proxy.Requests;

    /// <summary>Installs the account with its rights, and gets a token for it.</summary>
    public static async Task<OperatorAccount> CreateAsync(IKubernetes admin, KubernetesClientConfiguration adminConfiguration)
    {
        var role = await InstallAsync(adminConfiguration);
        var token = await TokenAsync(admin);
        var configuration = new KubernetesClientConfiguration
        {
            Server = adminConfiguration.Server,
            CertificateAuthority = adminConfiguration.CertificateAuthority,
            Credentials = StaticCredentials.FromToken(token),
        };
        var noted = FaultProxy.Start(configuration);
        var file = Path.Combine(Path.GetTempPath(), $"mcp-policy-operator-{Guid.NewGuid():N}.kubeconfig");
        await File.WriteAllTextAsync(file, KubeconfigOf(noted.Configuration.Server, token));
        return new OperatorAccount(noted, configuration, role, file);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        File.Delete(Kubeconfig);
        await _proxy.DisposeAsync();
    }

    private static async Task<JsonNode> InstallAsync(KubernetesClientConfiguration admin)
    {
        await using var proxy = FaultProxy.Start(admin);
        using var api = new HttpClient { BaseAddress = proxy.Configuration.Server };
        await Manifests.ApplyAsync(api, "deploy/1-namespace.yaml");
        await Manifests.ApplyAsync(api, "deploy/2-rbac.yaml");
        return JsonNode.Parse(await api.GetStringAsync($"/apis/rbac.authorization.k8s.io/v1/clusterroles/{Name}"))!;
    }

    private static async Task<string> TokenAsync(IKubernetes admin)
    {
        const string secret = Name + "-tests-token";
        if (await admin.FindAsync<V1Secret>(secret, Namespace) is null)
        {
            var annotations = new Dictionary<string, string> { ["kubernetes.io/service-account.name"] = Name };
            await admin.CreateAsync(
                new V1Secret
                {
                    Metadata = new V1ObjectMeta
                    {
                        Name = secret,
                        Namespace = Namespace,
                        Annotations = annotations,
                    },
                    Type = "kubernetes.io/service-account-token",
                }
            );
        }

        byte[]? token = null;
        await Wait.Until(async () => (await admin.FindAsync<V1Secret>(secret, Namespace))?.Data?.TryGetValue("token", out token) ?? false);
        return Encoding.UTF8.GetString(token!);
    }

    private static string KubeconfigOf(Uri server, string token) =>
        new JsonObject
        {
            ["apiVersion"] = "v1",
            ["kind"] = "Config",
            ["clusters"] = Named(new JsonObject { ["cluster"] = new JsonObject { ["server"] = server.ToString() } }),
            ["users"] = Named(new JsonObject { ["user"] = new JsonObject { ["token"] = token } }),
            ["contexts"] = Named(
                new JsonObject
                {
                    ["context"] = new JsonObject { ["cluster"] = "test", ["user"] = "test" },
                }
            ),
            ["current-context"] = "test",
        }.ToJsonString();

    private static JsonArray Named(JsonObject entry)
    {
        entry["name"] = "test";
        return new JsonArray(entry);
    }
}
