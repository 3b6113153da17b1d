using McpPolicy.Kubernetes.Models;
using McpPolicy.Operator.Entities.Authentication;

namespace McpPolicy.Operator.DesiredState.Authentication;

/// <summary>
/// What a proxy pod mounts to tell callers apart. One volume has what is read once, and what Secrets and ConfigMaps of other people hold; the other,
/// with the grants and the cluster's keys, is the operator's and changes often. Both are directories, so that both follow edits.
/// </summary>
internal static class AuthenticationMounts
{
    /// <summary>The key of the authentication file, and its file's name.</summary>
    public const string FileKey = "authentication.json";

    /// <summary>The authentication file's path in the container.</summary>
    public const string FilePath = Directory + "/" + FileKey;

    /// <summary>The key of the grants' credential file, and its file's name.</summary>
    public const string GrantsKey = "grants.json";

    /// <summary>The key of the cluster's own public keys, and their file's name.</summary>
    public const string ClusterKeysKey = "cluster-keys.json";

    /// <summary>Where the operator's credentials are in the container.</summary>
    public const string CredentialsDirectory = "/etc/mcp-policy-credentials";

    /// <summary>The key of a credential file without credentials.</summary>
    public const string NoKeysKey = "no-keys.json";

    private const string Directory = "/etc/mcp-policy-authentication";
    private const string Volume = "authentication";
    private const string CredentialsVolume = "credentials";

    /// <summary>The key of an inline key set, and its file's name.</summary>
    public static string KeySetKey(Authenticator authenticator) => $"jwks-{authenticator.Name}.json";

    /// <summary>The path of an issuer's keys in the container.</summary>
    public static string KeySetPath(Authenticator authenticator) => $"{Directory}/{KeySetKey(authenticator)}";

    /// <summary>The path of an issuer's certificate authorities in the container.</summary>
    public static string CaPath(Authenticator authenticator) => $"{Directory}/{CaFile(authenticator)}";

    /// <summary>The directory of an authenticator's credential files in the container.</summary>
    public static string KeysPath(Authenticator authenticator) => $"{Directory}/{KeysDirectory(authenticator)}";

    /// <summary>The name of the credential file from one of an authenticator's Secrets.</summary>
    public static string KeyFile(int index, CredentialFileReference reference) => $"{index}{Path.GetExtension(reference.Key)}";

    public static IEnumerable<V1VolumeMount> Mounts() =>
        [
            new()
            {
                Name = Volume,
                MountPath = Directory,
                ReadOnly = true,
            },
            new()
            {
                Name = CredentialsVolume,
                MountPath = CredentialsDirectory,
                ReadOnly = true,
            },
        ];

    public static IEnumerable<V1Volume> Volumes(string server, IReadOnlyList<Authenticator> authenticators) =>
        [
            new()
            {
                Name = Volume,
                Projected = new V1ProjectedVolumeSource
                {
                    Sources = [OwnFiles(server, authenticators), .. authenticators.SelectMany(OthersFiles)],
                },
            },
            new()
            {
                Name = CredentialsVolume,
                ConfigMap = new V1ConfigMapVolumeSource { Name = ProxyNames.CredentialsOf(server) },
            },
        ];

    // Beside the Secrets stands a file without keys, so that a Secret that is deleted takes its keys along: a directory without any file would be
    // taken for a mount that went wrong, and change nothing.
    private static V1VolumeProjection OwnFiles(string server, IReadOnlyList<Authenticator> authenticators) =>
        FromConfigMap(
            ProxyNames.AuthenticationOf(server),
            [
                Item(FileKey, FileKey),
                .. authenticators
                    .Where(a => a.Type == AuthenticatorType.ApiKeys)
                    .Select(a => Item(NoKeysKey, $"{KeysDirectory(a)}/{NoKeysKey}")),
                .. authenticators.Where(a => a.Oidc?.Jwks?.Inline is not null).Select(a => Item(KeySetKey(a), KeySetKey(a))),
            ]
        );

    private static IEnumerable<V1VolumeProjection> OthersFiles(Authenticator authenticator)
    {
        if (authenticator.Oidc?.Jwks?.ConfigMapRef is { } keys)
        {
            yield return FromConfigMap(keys.Name, [Item(keys.Key, KeySetKey(authenticator))]);
        }

        if (authenticator.Oidc?.CaBundleRef is { } bundle)
        {
            yield return FromConfigMap(bundle.Name, [Item(bundle.Key, CaFile(authenticator))]);
        }

        foreach (var (index, reference) in (authenticator.ApiKeys?.SecretRefs ?? []).Index())
        {
            var path = $"{KeysDirectory(authenticator)}/{KeyFile(index, reference)}";
            yield return new V1VolumeProjection
            {
                Secret = new V1ProjectedObject
                {
                    Name = reference.Name,
                    Items = [Item(reference.Key, path)],
                    Optional = true,
                },
            };
        }
    }

    private static V1VolumeProjection FromConfigMap(string name, IReadOnlyList<V1KeyToPath> items) =>
        new()
        {
            ConfigMap = new V1ProjectedObject { Name = name, Items = items },
        };

    private static V1KeyToPath Item(string key, string path) => new() { Key = key, Path = path };

    private static string KeysDirectory(Authenticator authenticator) => $"keys-{authenticator.Name}";

    private static string CaFile(Authenticator authenticator) => $"ca-{authenticator.Name}.pem";
}
