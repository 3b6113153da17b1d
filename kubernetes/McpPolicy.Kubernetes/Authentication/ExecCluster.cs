using System.Text;
using System.Text.Json.Nodes;
using McpPolicy.Kubernetes.Configuration;

namespace McpPolicy.Kubernetes.Authentication;

/// <summary>What a plugin is told of the cluster.</summary>
internal sealed record ExecCluster(string Server, string? TlsServerName, bool Insecure, string? AuthorityPem, string? ProxyUrl)
{
    public static ExecCluster From(YamlSection cluster) =>
        new(
            cluster.Required("server"),
            cluster.Text("tls-server-name"),
            cluster.Flag("insecure-skip-tls-verify"),
            cluster.Base64("certificate-authority-data")
                ?? (cluster.FilePath("certificate-authority") is { } path ? TextFile.Read(path, "CA bundle") : null),
            cluster.Text("proxy-url")
        );

    public JsonObject ToJson()
    {
        var json = new JsonObject { ["server"] = Server };
        Add(json, "tls-server-name", TlsServerName);
        Add(json, "proxy-url", ProxyUrl);
        Add(json, "certificate-authority-data", AuthorityPem is null ? null : Convert.ToBase64String(Encoding.UTF8.GetBytes(AuthorityPem)));
        if (Insecure)
        {
            json["insecure-skip-tls-verify"] = true;
        }

        return json;
    }

    private static void Add(JsonObject json, string name, string? value)
    {
        if (value is not null)
        {
            json[name] = value;
        }
    }
}
