using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace McpPolicy.Kubernetes.Serialization;

/// <summary>JSON as the Kubernetes API speaks it: camel case, nulls left out, unknown members ignored.</summary>
public static class KubernetesJson
{
    /// <summary>Options that know the built-in models.</summary>
    internal static JsonSerializerOptions Default { get; } = CreateOptions();

    /// <summary>Makes serializer options for the built-in models and the given resolvers' types.</summary>
    /// <param name="resolvers">
    /// Source-generated contexts of further entity types, each with <c>[JsonSerializable]</c> for the entity. Naming, null handling
    /// and time formats come from here, so a context needs no options of its own.
    /// </param>
    /// <returns>Read-only options.</returns>
    public static JsonSerializerOptions CreateOptions(params IEnumerable<IJsonTypeInfoResolver> resolvers)
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            TypeInfoResolver = JsonTypeInfoResolver.Combine([KubernetesJsonContext.Default, .. resolvers]),
        };
        options.Converters.Add(new TimeConverter());
        options.MakeReadOnly();
        return options;
    }

    /// <summary>The JSON metadata of a type.</summary>
    /// <exception cref="InvalidOperationException">No resolver knows the type.</exception>
    internal static JsonTypeInfo<T> TypeInfo<T>(this JsonSerializerOptions options) =>
        options.TryGetTypeInfo(typeof(T), out var info)
            ? (JsonTypeInfo<T>)info
            : throw new InvalidOperationException(
                $"no JSON metadata for {typeof(T)}: add [JsonSerializable(typeof({typeof(T).Name}))] to a JsonSerializerContext"
                    + $" and pass it in {nameof(KubernetesClientOptions)}.{nameof(KubernetesClientOptions.TypeInfoResolvers)}"
            );
}
