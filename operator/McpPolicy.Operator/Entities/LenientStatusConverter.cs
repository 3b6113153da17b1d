using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace McpPolicy.Operator.Entities;

/// <summary>
/// Reads a status that does not fit its type, such as one stored under another version of the schema, as none at all: it is the operator's own to
/// write anew, and one such object must not stop a whole list from being read.
/// </summary>
internal sealed class LenientStatusConverter<TStatus> : JsonConverter<TStatus>
    where TStatus : class
{
    /// <inheritdoc/>
    public override TStatus? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        try
        {
            return document.Deserialize(TypeInfo(options));
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, TStatus value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, value, TypeInfo(options));

    private static JsonTypeInfo<TStatus> TypeInfo(JsonSerializerOptions options) =>
        (JsonTypeInfo<TStatus>)options.GetTypeInfo(typeof(TStatus));
}
