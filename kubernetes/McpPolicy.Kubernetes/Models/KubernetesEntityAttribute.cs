using System.Reflection;

namespace McpPolicy.Kubernetes.Models;

/// <summary>Says where the API serves a type: <c>/apis/{Group}/{ApiVersion}/…/{PluralName}</c>.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class KubernetesEntityAttribute : Attribute
{
    /// <summary>API group; empty for the core group.</summary>
    public string Group { get; set; } = "";

    /// <summary>Version without the group, such as <c>v1alpha1</c>.</summary>
    public string ApiVersion { get; set; } = "";

    /// <summary>Kind, CamelCase and singular.</summary>
    public string Kind { get; set; } = "";

    /// <summary>Name of the resource in URLs: plural, lower case.</summary>
    public string PluralName { get; set; } = "";

    /// <summary>Group and version as <c>apiVersion</c> has them: <c>group/version</c>, or the version alone for the core group.</summary>
    public string GroupVersion => Group.Length == 0 ? ApiVersion : $"{Group}/{ApiVersion}";

    /// <summary>The attribute of an entity type.</summary>
    /// <typeparam name="T">The entity type.</typeparam>
    /// <exception cref="InvalidOperationException">The type has no such attribute.</exception>
    public static KubernetesEntityAttribute Of<T>() =>
        Cache<T>.Value
        ?? throw new InvalidOperationException(
            $"{typeof(T)} is no Kubernetes entity: put [KubernetesEntity(Group = …, ApiVersion = …, Kind = …, PluralName = …)] on it"
        );

    private static class Cache<T>
    {
        public static readonly KubernetesEntityAttribute? Value = typeof(T).GetCustomAttribute<KubernetesEntityAttribute>();
    }
}
