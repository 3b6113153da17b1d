using System.Security.Cryptography.X509Certificates;
using McpPolicy.Kubernetes.Authentication;

namespace McpPolicy.Kubernetes.Configuration;

/// <summary>Where the API server is, how it is trusted, and who we are to it.</summary>
public sealed partial class KubernetesClientConfiguration
{
    /// <summary>Address of the API server, with a path when it is served under one.</summary>
    public required Uri Server { get; init; }

    /// <summary>The namespace to work in when nothing else is said. Default <c>default</c>.</summary>
    public string Namespace { get; init; } = "default";

    /// <summary>Authorities that the server's certificate may come from; null or empty for the system's.</summary>
    public X509Certificate2Collection? CertificateAuthority { get; init; }

    /// <summary>True to take any certificate from the server. For tests only: whoever sits in between reads everything.</summary>
    public bool InsecureSkipTlsVerify { get; init; }

    /// <summary>Name that the server's certificate must have, in place of the address's host; null for the host.</summary>
    public string? TlsServerName { get; init; }

    /// <summary>HTTP, HTTPS or SOCKS5 proxy to go through; null for what the environment says (<c>HTTPS_PROXY</c>, <c>NO_PROXY</c>).</summary>
    public Uri? ProxyUrl { get; init; }

    /// <summary>Who we are. Default nobody in particular.</summary>
    public ICredentialSource Credentials { get; init; } = StaticCredentials.Anonymous;

    /// <summary>
    /// The configuration that the surroundings give, as kubectl has it: the files in <c>KUBECONFIG</c>, else <c>~/.kube/config</c> if it is
    /// there, else the pod's service account.
    /// </summary>
    /// <param name="timeProvider">Clock for the credentials' age; default the system's.</param>
    /// <exception cref="KubernetesConfigurationException">None of these can be used.</exception>
    public static KubernetesClientConfiguration BuildDefaultConfig(TimeProvider? timeProvider = null)
    {
        if (Environment.GetEnvironmentVariable("KUBECONFIG") is { Length: > 0 })
        {
            return BuildConfigFromConfigFile(timeProvider: timeProvider);
        }

        if (File.Exists(KubeConfigFiles.DefaultPath))
        {
            return BuildConfigFromConfigFile(KubeConfigFiles.DefaultPath, timeProvider: timeProvider);
        }

        return IsInCluster()
            ? InClusterConfig(timeProvider: timeProvider)
            : throw new KubernetesConfigurationException(
                $"no Kubernetes configuration: KUBECONFIG is not set, {KubeConfigFiles.DefaultPath} does not exist, and this is no pod"
                    + " (KUBERNETES_SERVICE_HOST is not set); set KUBECONFIG to a kubeconfig file"
            );
    }

    /// <summary>The configuration of a kubeconfig file's context.</summary>
    /// <param name="path">
    /// The file, or several with the path separator between them, of which the first to say something wins; null for <c>KUBECONFIG</c> or
    /// <c>~/.kube/config</c>.
    /// </param>
    /// <param name="context">The context; null for the file's <c>current-context</c>.</param>
    /// <param name="timeProvider">Clock for the credentials' age; default the system's.</param>
    /// <exception cref="KubernetesConfigurationException">A file, the context, or something in it is missing or wrong.</exception>
    public static KubernetesClientConfiguration BuildConfigFromConfigFile(
        string? path = null,
        string? context = null,
        TimeProvider? timeProvider = null
    ) => KubeConfigResolver.Resolve(KubeConfigFiles.Load(path), context, timeProvider ?? TimeProvider.System);
}
