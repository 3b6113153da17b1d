namespace McpPolicy.Operator.DesiredState;

/// <summary>What the parts of a server's proxy are called.</summary>
public static class ProxyNames
{
    /// <summary>The longest name of an McpServer: with the suffix it is the name of a Service, which is a DNS label of at most 63 characters.</summary>
    public const int MaxServerName = 63 - 6;

    /// <summary>The name of every child of a server.</summary>
    public static string Of(string server) => $"{server}-proxy";

    /// <summary>The name of the ConfigMap with what a server's proxies read once about who may call.</summary>
    public static string AuthenticationOf(string server) => $"{server}-proxy-authentication";

    /// <summary>The name of the ConfigMap with the credentials that a server's proxies follow.</summary>
    public static string CredentialsOf(string server) => $"{server}-proxy-credentials";

    /// <summary>The names under which clients in the cluster reach a server's proxy.</summary>
    public static IReadOnlyList<string> HostsOf(string server, string namespaceName)
    {
        var service = Of(server);
        return [service, $"{service}.{namespaceName}", $"{service}.{namespaceName}.svc", $"{service}.{namespaceName}.svc.cluster.local"];
    }

    /// <summary>The MCP endpoint inside the cluster.</summary>
    public static string UrlOf(string server, string namespaceName) => $"http://{Of(server)}.{namespaceName}.svc/mcp";
}
