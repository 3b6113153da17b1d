using McpPolicy.Kubernetes.Authentication;

namespace McpPolicy.Kubernetes.Configuration;

public sealed partial class KubernetesClientConfiguration
{
    /// <summary>Where the kubelet puts a pod's service account.</summary>
    public const string ServiceAccountDirectory = "/var/run/secrets/kubernetes.io/serviceaccount";

    /// <summary>True in a pod: the environment names the API server.</summary>
    public static bool IsInCluster() =>
        Environment.GetEnvironmentVariable("KUBERNETES_SERVICE_HOST") is { Length: > 0 }
        && Environment.GetEnvironmentVariable("KUBERNETES_SERVICE_PORT") is { Length: > 0 };

    /// <summary>The configuration of the pod that this process runs in.</summary>
    /// <param name="serviceAccountDirectory">Where <c>token</c>, <c>ca.crt</c> and <c>namespace</c> are.</param>
    /// <param name="timeProvider">Clock for the token's age; default the system's.</param>
    /// <exception cref="KubernetesConfigurationException">This is no pod, or it has no service account token.</exception>
    public static KubernetesClientConfiguration InClusterConfig(
        string serviceAccountDirectory = ServiceAccountDirectory,
        TimeProvider? timeProvider = null
    )
    {
        if (!IsInCluster())
        {
            throw new KubernetesConfigurationException(
                "this is no pod: KUBERNETES_SERVICE_HOST and KUBERNETES_SERVICE_PORT are not set; outside a cluster use a kubeconfig file"
            );
        }

        var token = Path.Combine(serviceAccountDirectory, "token");
        if (!File.Exists(token))
        {
            throw new KubernetesConfigurationException(
                $"{token} does not exist: the pod has no service account token; set automountServiceAccountToken: true in its spec"
            );
        }

        var authority = Path.Combine(serviceAccountDirectory, "ca.crt");
        var ns = Path.Combine(serviceAccountDirectory, "namespace");
        return new KubernetesClientConfiguration
        {
            Server = ServiceAddress(),
            CertificateAuthority = Certificates.ReadAuthorities(authority),
            Namespace = File.Exists(ns) ? File.ReadAllText(ns).Trim() : "default",
            Credentials = new TokenFileCredentials(token, timeProvider ?? TimeProvider.System),
        };
    }

    private static Uri ServiceAddress()
    {
        var host = Environment.GetEnvironmentVariable("KUBERNETES_SERVICE_HOST")!;
        var port = Environment.GetEnvironmentVariable("KUBERNETES_SERVICE_PORT")!;
        var authority = host.Contains(':', StringComparison.Ordinal) ? $"[{host}]" : host;
        return Uri.TryCreate($"https://{authority}:{port}", UriKind.Absolute, out var address)
            ? address
            : throw new KubernetesConfigurationException(
                $"KUBERNETES_SERVICE_HOST={host}, KUBERNETES_SERVICE_PORT={port}: not an address; expected a host and a port number"
            );
    }
}
