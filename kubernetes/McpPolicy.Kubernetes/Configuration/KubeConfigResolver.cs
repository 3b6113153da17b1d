using System.Security.Cryptography.X509Certificates;

namespace McpPolicy.Kubernetes.Configuration;

/// <summary>Turns a context of a kubeconfig into a configuration.</summary>
internal static class KubeConfigResolver
{
    public static KubernetesClientConfiguration Resolve(KubeConfig config, string? contextName, TimeProvider timeProvider)
    {
        var name = contextName ?? config.CurrentContext ?? OnlyContext(config);
        var context = Find(config.Contexts, name, "context", config.Sources);
        var clusterName = context.Required("cluster");
        var cluster = Find(config.Clusters, clusterName, "cluster", context.Place);
        var user = context.Text("user") is { } userName ? Find(config.Users, userName, "user", context.Place) : null;
        var insecure = cluster.Flag("insecure-skip-tls-verify");
        var authority = Authority(cluster);
        if (insecure && authority is not null)
        {
            throw cluster.Wrong("insecure-skip-tls-verify", "contradicts the certificate-authority beside it; remove one of them");
        }

        var server = Address(cluster, "server", cluster.Required("server"));
        var tlsServerName = cluster.Text("tls-server-name");
        return new KubernetesClientConfiguration
        {
            Server = server,
            Namespace = context.Text("namespace") ?? "default",
            CertificateAuthority = authority,
            InsecureSkipTlsVerify = insecure,
            TlsServerName = tlsServerName,
            ProxyUrl = cluster.Text("proxy-url") is { } proxy ? Address(cluster, "proxy-url", proxy) : null,
            Credentials = KubeConfigCredentials.Resolve(user, cluster, timeProvider),
        };
    }

    private static string OnlyContext(KubeConfig config) =>
        config.Contexts.Count == 1
            ? config.Contexts.Keys.First()
            : throw new KubernetesConfigurationException(
                $"{config.Sources}: no current-context; set it to one of: {Names(config.Contexts)}"
            );

    private static YamlSection Find(IReadOnlyDictionary<string, YamlSection> entries, string name, string what, string place) =>
        entries.TryGetValue(name, out var section)
            ? section
            : throw new KubernetesConfigurationException($"{place}: no {what} is named '{name}'; there is: {Names(entries)}");

    private static string Names(IReadOnlyDictionary<string, YamlSection> entries) =>
        entries.Count == 0 ? "none" : string.Join(", ", entries.Keys.Order(StringComparer.Ordinal));

    private static X509Certificate2Collection? Authority(YamlSection cluster)
    {
        if (cluster.Base64("certificate-authority-data") is { } data)
        {
            return Certificates.ParseAuthorities(data, $"{cluster.Place}.certificate-authority-data");
        }

        return cluster.FilePath("certificate-authority") is { } path ? Certificates.ReadAuthorities(path) : null;
    }

    private static Uri Address(YamlSection cluster, string key, string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "https" or "http" or "socks5"
            ? address
            : throw cluster.Wrong(key, $"'{text}' is no address; expected something like https://host:6443");
}
