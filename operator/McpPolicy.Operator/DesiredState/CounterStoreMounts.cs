using McpPolicy.Kubernetes.Models;
using McpPolicy.Operator.Entities.Servers;

namespace McpPolicy.Operator.DesiredState;

/// <summary>The Secrets that a proxy needs to reach its counter store. They are mounted: the operator itself cannot read Secrets.</summary>
internal static class CounterStoreMounts
{
    /// <summary>Where the files of credentialsSecretRef are in the container.</summary>
    public const string CredentialsDirectory = "/etc/mcp-policy-counter-store/credentials";

    /// <summary>The authorities of tls.caSecretRef.</summary>
    public const string CaFile = CaDirectory + "/" + CaKey;

    private const string CaDirectory = "/etc/mcp-policy-counter-store/ca";
    private const string CaKey = "ca.crt";
    private const string CredentialsVolume = "counter-store-credentials";
    private const string CaVolume = "counter-store-ca";

    public static IEnumerable<V1Volume> Volumes(CounterStoreSettings store)
    {
        if (store.Redis?.CredentialsSecretRef is { } credentials)
        {
            yield return Volume(CredentialsVolume, new V1ProjectedObject { Name = credentials.Name });
        }

        if (store.Redis?.Tls?.CaSecretRef is { } authorities)
        {
            var items = new[]
            {
                new V1KeyToPath { Key = CaKey, Path = CaKey },
            };
            yield return Volume(CaVolume, new V1ProjectedObject { Name = authorities.Name, Items = items });
        }
    }

    public static IEnumerable<V1VolumeMount> Mounts(CounterStoreSettings store)
    {
        if (store.Redis?.CredentialsSecretRef is not null)
        {
            yield return Mount(CredentialsVolume, CredentialsDirectory);
        }

        if (store.Redis?.Tls?.CaSecretRef is not null)
        {
            yield return Mount(CaVolume, CaDirectory);
        }
    }

    private static V1Volume Volume(string name, V1ProjectedObject secret) =>
        new()
        {
            Name = name,
            Projected = new V1ProjectedVolumeSource { Sources = [new V1VolumeProjection { Secret = secret }] },
        };

    private static V1VolumeMount Mount(string name, string path) =>
        new()
        {
            Name = name,
            MountPath = path,
            ReadOnly = true,
        };
}
