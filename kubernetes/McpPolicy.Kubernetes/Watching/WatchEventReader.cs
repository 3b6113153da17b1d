using System.Text.Json;
using McpPolicy.Kubernetes.Models;
using McpPolicy.Kubernetes.Serialization;

namespace McpPolicy.Kubernetes.Watching;

/// <summary>Reads one line of a watch: <c>{"type":"ADDED","object":{…}}</c>.</summary>
internal static class WatchEventReader
{
    public static WatchEvent<T> Read<T>(ReadOnlyMemory<byte> line, JsonSerializerOptions options)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        var (type, range) = Locate<T>(line.Span);
        var payload = line.Span[range];
        return type switch
        {
            "ADDED" => Object<T>(WatchEventType.Added, payload, options),
            "MODIFIED" => Object<T>(WatchEventType.Modified, payload, options),
            "DELETED" => Object<T>(WatchEventType.Deleted, payload, options),
            "BOOKMARK" => Bookmark<T>(payload, options),
            "ERROR" => new WatchEvent<T>(WatchEventType.Error, null, null, Parse<T, V1Status>(payload, options)),
            _ => throw KubernetesSerializationException.For<T>("watch", new JsonException("an event of unknown type")),
        };
    }

    private static WatchEvent<T> Object<T>(WatchEventType type, ReadOnlySpan<byte> payload, JsonSerializerOptions options)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        var entity = EntityReader.Read<T>(payload, options);
        return new WatchEvent<T>(type, entity, entity.Metadata.ResourceVersion);
    }

    // A bookmark's object has nothing but its version: it need not fit the entity type.
    private static WatchEvent<T> Bookmark<T>(ReadOnlySpan<byte> payload, JsonSerializerOptions options)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        var version = Parse<T, ObjectVersion>(payload, options).Metadata?.ResourceVersion;
        return new WatchEvent<T>(WatchEventType.Bookmark, null, version);
    }

    private static TPart Parse<T, TPart>(ReadOnlySpan<byte> payload, JsonSerializerOptions options)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        try
        {
            return JsonSerializer.Deserialize(payload, options.TypeInfo<TPart>()) ?? throw new JsonException("null in place of an object");
        }
        catch (JsonException e)
        {
            throw KubernetesSerializationException.For<T>("watch", e);
        }
    }

    private static (string? Type, Range Payload) Locate<T>(ReadOnlySpan<byte> line)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        try
        {
            return Locate(new Utf8JsonReader(line));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw KubernetesSerializationException.For<T>("watch", e);
        }
    }

    private static (string? Type, Range Payload) Locate(Utf8JsonReader reader)
    {
        string? type = null;
        var payload = 0..0;
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("expected an object");
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isType = reader.ValueTextEquals("type");
            var isObject = reader.ValueTextEquals("object");
            reader.Read();
            var start = (int)reader.TokenStartIndex;
            type = isType ? reader.GetString() : type;
            reader.Skip();
            payload = isObject ? start..(int)reader.BytesConsumed : payload;
        }

        return (type, payload);
    }
}
