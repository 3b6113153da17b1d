using System.Text.Json;
using McpPolicy.Kubernetes.Models;

namespace McpPolicy.Kubernetes.Serialization;

/// <summary>Reads objects and lists of them.</summary>
internal static class EntityReader
{
    /// <summary>Reads one object.</summary>
    /// <exception cref="KubernetesSerializationException">The JSON does not fit the type.</exception>
    public static T Read<T>(ReadOnlySpan<byte> json, JsonSerializerOptions options)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        try
        {
            return Complete(JsonSerializer.Deserialize(json, options.TypeInfo<T>()));
        }
        catch (JsonException e)
        {
            throw KubernetesSerializationException.For<T>(Name(json), e);
        }
    }

    /// <summary>Reads a list, whose items mostly come without apiVersion and kind.</summary>
    /// <exception cref="KubernetesSerializationException">The JSON is no list, or an item does not fit the type.</exception>
    public static KubernetesList<T> ReadList<T>(ReadOnlyMemory<byte> json, JsonSerializerOptions options)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("metadata", out var metadata))
            {
                throw new JsonException("expected an object with metadata and items");
            }

            return new KubernetesList<T>
            {
                Metadata = metadata.Deserialize(options.TypeInfo<V1ListMeta>()) ?? new V1ListMeta(),
                Items = ReadItems<T>(root, options),
            };
        }
        catch (JsonException e)
        {
            throw KubernetesSerializationException.For<T>("list", e);
        }
    }

    private static List<T> ReadItems<T>(JsonElement list, JsonSerializerOptions options)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        // An empty list may come as null.
        var items = new List<T>();
        if (list.TryGetProperty("items", out var array) && array.ValueKind == JsonValueKind.Array)
        {
            items.EnsureCapacity(array.GetArrayLength());
            foreach (var item in array.EnumerateArray())
            {
                items.Add(ReadItem<T>(item, options));
            }
        }

        return items;
    }

    private static T ReadItem<T>(JsonElement item, JsonSerializerOptions options)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        try
        {
            return Complete(item.Deserialize(options.TypeInfo<T>()));
        }
        catch (JsonException e)
        {
            throw KubernetesSerializationException.For<T>(Name(item), e);
        }
    }

    private static T Complete<T>(T? entity)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        if (entity?.Metadata is null)
        {
            throw new JsonException("expected an object with metadata");
        }

        var kind = KubernetesEntityAttribute.Of<T>();
        entity.ApiVersion ??= kind.GroupVersion;
        entity.Kind ??= kind.Kind;
        return entity;
    }

    private static string Name(ReadOnlySpan<byte> json)
    {
        try
        {
            var reader = new Utf8JsonReader(json);
            using var document = JsonDocument.ParseValue(ref reader);
            return Name(document.RootElement);
        }
        catch (JsonException)
        {
            return "an object";
        }
    }

    private static string Name(JsonElement item)
    {
        if (item.ValueKind != JsonValueKind.Object || !item.TryGetProperty("metadata", out var metadata))
        {
            return "an object";
        }

        var name = metadata.TryGetProperty("name", out var n) ? n.ToString() : "without a name";
        return metadata.TryGetProperty("namespace", out var ns) ? $"{ns}/{name}" : name;
    }
}
