using McpPolicy.Kubernetes.Models;
using McpPolicy.Operator.Entities.Servers;

namespace McpPolicy.Operator.DesiredState;

/// <summary>What a proxy pod mounts: its policy, the headers for the server, and room for temporary files.</summary>
internal static class ProxyMounts
{
    /// <summary>The key of the policy in the ConfigMap, and its file's name.</summary>
    public const string PolicyKey = "policy.json";

    /// <summary>The policy's path in the container.</summary>
    public const string PolicyPath = PolicyDirectory + "/" + PolicyKey;

    /// <summary>Where the files of headersFrom are in the container.</summary>
    public const string HeadersDirectory = "/etc/mcp-policy-upstream-headers";

    private const string PolicyDirectory = "/etc/mcp-policy";

    public static IReadOnlyList<V1Volume> Volumes(string name, IReadOnlyList<HeaderSource> headers)
    {
        var volumes = new List<V1Volume>
        {
            new()
            {
                Name = "policy",
                ConfigMap = new V1ConfigMapVolumeSource { Name = name },
            },
            new()
            {
                Name = "tmp",
                EmptyDir = new V1EmptyDirVolumeSource { SizeLimit = "64Mi" },
            },
        };
        if (headers.Count > 0)
        {
            volumes.Add(new V1Volume { Name = "upstream-headers", Projected = Project(headers) });
        }

        return volumes;
    }

    public static IReadOnlyList<V1VolumeMount> Mounts(IReadOnlyList<HeaderSource> headers)
    {
        var mounts = new List<V1VolumeMount>
        {
            // The directory, never a subPath: a subPath mount does not follow edits of the ConfigMap.
            new()
            {
                Name = "policy",
                MountPath = PolicyDirectory,
                ReadOnly = true,
            },
            new() { Name = "tmp", MountPath = "/tmp" },
        };
        if (headers.Count > 0)
        {
            mounts.Add(
                new V1VolumeMount
                {
                    Name = "upstream-headers",
                    MountPath = HeadersDirectory,
                    ReadOnly = true,
                }
            );
        }

        return mounts;
    }

    private static V1ProjectedVolumeSource Project(IReadOnlyList<HeaderSource> headers) =>
        new() { Sources = [.. headers.Select(h => new V1VolumeProjection { Secret = new V1ProjectedObject { Name = h.SecretRef.Name } })] };
}
