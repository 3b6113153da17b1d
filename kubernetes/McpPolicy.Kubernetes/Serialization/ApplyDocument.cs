using System.Text.Json;
using System.Text.Json.Nodes;
using McpPolicy.Kubernetes.Models;

namespace McpPolicy.Kubernetes.Serialization;

/// <summary>What is sent of an object in a server-side apply.</summary>
internal static class ApplyDocument
{
    // Sent back, these would be claimed by the manager (or, managedFields, be refused outright).
    private static readonly string[] ServerSet = ["managedFields", "creationTimestamp", "deletionTimestamp", "generation"];

    // A status apply names its object, and may be tied to an incarnation or version of it.
    private static readonly string[] Identity = ["name", "namespace", "uid", "resourceVersion"];

    /// <summary>All but the status.</summary>
    public static ReadOnlyMemory<byte> OfObject<T>(T entity, JsonSerializerOptions options)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        var document = ToNode(entity, options);
        document.Remove("status");
        if (document["metadata"] is JsonObject metadata)
        {
            foreach (var name in ServerSet)
            {
                metadata.Remove(name);
            }
        }

        return ToBytes(document);
    }

    /// <summary>Nothing but the status.</summary>
    public static ReadOnlyMemory<byte> OfStatus<T>(T entity, JsonSerializerOptions options)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        var source = ToNode(entity, options);
        var metadata = new JsonObject();
        foreach (var name in Identity)
        {
            if (source["metadata"]?[name] is { } value)
            {
                metadata[name] = value.DeepClone();
            }
        }

        return ToBytes(
            new JsonObject
            {
                ["apiVersion"] = source["apiVersion"]!.DeepClone(),
                ["kind"] = source["kind"]!.DeepClone(),
                ["metadata"] = metadata,
                ["status"] = source["status"]?.DeepClone() ?? new JsonObject(),
            }
        );
    }

    /// <summary>A JSON object as UTF-8.</summary>
    public static ReadOnlyMemory<byte> ToBytes(JsonObject document)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            document.WriteTo(writer);
        }

        return stream.GetBuffer().AsMemory(0, (int)stream.Length);
    }

    private static JsonObject ToNode<T>(T entity, JsonSerializerOptions options)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        var document = (JsonObject)JsonSerializer.SerializeToNode(entity, options.TypeInfo<T>())!;
        var kind = KubernetesEntityAttribute.Of<T>();
        document["apiVersion"] = kind.GroupVersion;
        document["kind"] = kind.Kind;
        return document;
    }
}
