using System.Text;
using McpPolicy.Kubernetes.Models;

namespace McpPolicy.Kubernetes.Http;

/// <summary>Builds the API's paths. Names are checked, as an empty or dotted one would address something else.</summary>
internal static class ResourcePath
{
    public static string Collection<T>(string? namespaceName) => Collection(KubernetesEntityAttribute.Of<T>(), namespaceName);

    public static string Object<T>(string name, string? namespaceName, string? subresource = null)
    {
        var path = $"{Collection<T>(namespaceName)}/{Segment(name)}";
        return subresource is null ? path : $"{path}/{subresource}";
    }

    public static string Group(string group, string version) =>
        group.Length == 0 ? $"/api/{Segment(version)}" : $"/apis/{Segment(group)}/{Segment(version)}";

    public static string PodProxy(string namespaceName, string podName, int port, string path)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(port, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(port, 65535);
        return $"/api/v1/namespaces/{Segment(namespaceName)}/pods/{Segment(podName)}:{port}/proxy/{path.TrimStart('/')}";
    }

    public static string Query(string path, params ReadOnlySpan<(string Key, string? Value)> parameters)
    {
        var builder = new StringBuilder(path);
        var separator = '?';
        foreach (var (key, value) in parameters)
        {
            if (value is not null)
            {
                builder.Append(separator).Append(key).Append('=').Append(Uri.EscapeDataString(value));
                separator = '&';
            }
        }

        return builder.ToString();
    }

    private static string Collection(KubernetesEntityAttribute entity, string? namespaceName)
    {
        var group = Group(entity.Group, entity.ApiVersion);
        return namespaceName is null ? $"{group}/{entity.PluralName}" : $"{group}/namespaces/{Segment(namespaceName)}/{entity.PluralName}";
    }

    private static string Segment(string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(value);
        if (value is "." or ".." || value.Contains('/', StringComparison.Ordinal))
        {
            throw new ArgumentException($"'{value}' is no name of a Kubernetes object", nameof(value));
        }

        return Uri.EscapeDataString(value);
    }
}
