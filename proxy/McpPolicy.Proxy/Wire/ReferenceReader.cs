using System.Text.Json;

namespace McpPolicy.Proxy.Wire;

/// <summary>Reads <c>params.ref</c> (MCP 2025-11-25, Completion).</summary>
internal static class ReferenceReader
{
    private static readonly byte[][] Known = ["type"u8.ToArray(), "name"u8.ToArray(), "uri"u8.ToArray()];

    /// <summary>Reads the value that follows the name <c>ref</c>.</summary>
    /// <returns>Null, or why the body is refused.</returns>
    public static Refusal? Read(ref StrictJsonReader reader, ReadOnlyMemory<byte> body, ref ReferenceFields fields)
    {
        if (!reader.Read())
        {
            return Refusals.For(reader.Fault);
        }

        fields.Kind = reader.Token;
        if (reader.Token != JsonTokenType.StartObject)
        {
            return reader.Skip() ? null : Refusals.For(reader.Fault);
        }

        while (reader.Read() && reader.Token == JsonTokenType.PropertyName)
        {
            if (ReadMember(ref reader, body, ref fields) is { } refusal)
            {
                return refusal;
            }
        }

        return reader.Fault == JsonFault.None ? null : Refusals.For(reader.Fault);
    }

    private static Refusal? ReadMember(ref StrictJsonReader reader, ReadOnlyMemory<byte> body, ref ReferenceFields fields)
    {
        ReadOnlySpan<byte> name = reader.Name;
        if (name.SequenceEqual("type"u8))
        {
            return ParamsReader.ReadString(ref reader, body, out _, out fields.Type);
        }

        if (name.SequenceEqual("name"u8))
        {
            return ParamsReader.ReadString(ref reader, body, out fields.NameKind, out fields.Name);
        }

        if (name.SequenceEqual("uri"u8))
        {
            return ParamsReader.ReadString(ref reader, body, out fields.UriKind, out fields.Uri);
        }

        if (KeyVariants.Contains(name, Known))
        {
            return Refusals.NameVariant;
        }

        return reader.Read() && reader.Skip() ? null : Refusals.For(reader.Fault);
    }
}
