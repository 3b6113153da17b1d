using System.Security.Cryptography;
using System.Text;
using McpPolicy.Kubernetes.Models;
using McpPolicy.Operator.Entities;
using McpPolicy.Operator.Entities.Authentication;

namespace McpPolicy.Operator.DesiredState.Authentication;

/// <summary>The ConfigMaps of a server whose callers prove who they are.</summary>
internal static class AccessChildren
{
    private const string NoKeys = """{"version":"1","keys":[]}""";

    /// <summary>What is read once, and what stands beside it.</summary>
    public static V1ConfigMap Authentication(McpServer server, V1ObjectMeta metadata, AuthenticationSettings settings, ServerAccess access)
    {
        var data = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            [AuthenticationMounts.FileKey] = access.File,
            [AuthenticationMounts.NoKeysKey] = NoKeys,
        };
        foreach (var authenticator in settings.Authenticators!)
        {
            if (authenticator.Oidc?.Jwks?.Inline is { } keys)
            {
                data[AuthenticationMounts.KeySetKey(authenticator)] = keys;
            }
        }

        return new V1ConfigMap { Metadata = metadata with { Name = ProxyNames.AuthenticationOf(server.Metadata.Name!) }, Data = data };
    }

    /// <summary>What proxies follow.</summary>
    public static V1ConfigMap Credentials(McpServer server, V1ObjectMeta metadata, ServerAccess access)
    {
        var data = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var annotations = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (access is { Grants: { } grants, CredentialsRevision: { } revision })
        {
            data[AuthenticationMounts.GrantsKey] = grants;
            annotations[ProxyLabels.CredentialsRevision] = revision;
        }

        if (access.ClusterKeys is { } keys)
        {
            data[AuthenticationMounts.ClusterKeysKey] = keys;
        }

        return new V1ConfigMap
        {
            Metadata = metadata with { Name = ProxyNames.CredentialsOf(server.Metadata.Name!), Annotations = annotations },
            Data = data,
        };
    }

    /// <summary>A hash of what proxies read at their start only.</summary>
    public static string RevisionOf(ServerAccess access) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(access.File)))[..16];
}
