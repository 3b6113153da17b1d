using System.Text.Json;

namespace McpPolicy.Proxy.Wire;

/// <summary>Reads <c>params</c>: the members that decide, by name; everything else is checked and skipped.</summary>
internal static class ParamsReader
{
    /// <summary>The member of <c>_meta</c> that makes a request one of the stateless era (MCP 2026-07-28).</summary>
    private static ReadOnlySpan<byte> VersionKey => "io.modelcontextprotocol/protocolVersion"u8;

    private static ReadOnlySpan<byte> CapabilitiesKey => "io.modelcontextprotocol/clientCapabilities"u8;

    private static readonly byte[][] Known =
    [
        "name"u8.ToArray(),
        "arguments"u8.ToArray(),
        "_meta"u8.ToArray(),
        "uri"u8.ToArray(),
        "task"u8.ToArray(),
        "cursor"u8.ToArray(),
        "inputresponses"u8.ToArray(),
        "requeststate"u8.ToArray(),
        "taskid"u8.ToArray(),
        "ref"u8.ToArray(),
        "argument"u8.ToArray(),
        "level"u8.ToArray(),
        "protocolversion"u8.ToArray(),
        "capabilities"u8.ToArray(),
        "clientinfo"u8.ToArray(),
        "notifications"u8.ToArray(),
    ];

    // The same names as they are spelt, which are the ones that are not variants of themselves.
    private static readonly byte[][] CamelCase =
    [
        "task"u8.ToArray(),
        "cursor"u8.ToArray(),
        "inputResponses"u8.ToArray(),
        "requestState"u8.ToArray(),
        "taskId"u8.ToArray(),
        "ref"u8.ToArray(),
        "argument"u8.ToArray(),
        "level"u8.ToArray(),
        "protocolVersion"u8.ToArray(),
        "capabilities"u8.ToArray(),
        "clientInfo"u8.ToArray(),
    ];

    private static readonly byte[][] KnownMeta = ["io.modelcontextprotocol/protocolversion"u8.ToArray()];

    /// <summary>Reads from the first token of <c>params</c> to its last.</summary>
    /// <returns>Null, or why the body is refused.</returns>
    public static Refusal? Read(ref StrictJsonReader reader, ReadOnlyMemory<byte> body, ref ParamsFields fields)
    {
        if (reader.Token != JsonTokenType.StartObject)
        {
            return Refusals.ParamsKind;
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

    private static Refusal? ReadMember(ref StrictJsonReader reader, ReadOnlyMemory<byte> body, ref ParamsFields fields)
    {
        ReadOnlySpan<byte> name = reader.Name;
        if (name.SequenceEqual("name"u8))
        {
            return ReadString(ref reader, body, out fields.NameKind, out fields.Name);
        }

        if (name.SequenceEqual("arguments"u8))
        {
            return ReadRange(ref reader, body, out fields.ArgumentsKind, out fields.Arguments);
        }

        if (name.SequenceEqual("_meta"u8))
        {
            return ReadMeta(ref reader, body, ref fields);
        }

        if (name.SequenceEqual("uri"u8))
        {
            return ReadString(ref reader, body, out fields.UriKind, out fields.Uri);
        }

        return ReadOther(ref reader, body, ref fields);
    }

    private static Refusal? ReadOther(ref StrictJsonReader reader, ReadOnlyMemory<byte> body, ref ParamsFields fields)
    {
        ReadOnlySpan<byte> name = reader.Name;
        if (name.SequenceEqual("ref"u8))
        {
            return ReferenceReader.Read(ref reader, body, ref fields.Reference);
        }

        if (name.SequenceEqual("notifications"u8))
        {
            return SubscriptionReader.Read(ref reader, body, ref fields.Subscription);
        }

        if (name.SequenceEqual("taskId"u8))
        {
            return ReadString(ref reader, body, out fields.TaskIdKind, out fields.TaskId);
        }

        fields.HasTask |= name.SequenceEqual("task"u8);
        if (!IsOneOf(name, CamelCase) && KeyVariants.Contains(name, Known))
        {
            return Refusals.NameVariant;
        }

        return reader.Read() && reader.Skip() ? null : Refusals.For(reader.Fault);
    }

    /// <summary>Reads the value that follows a name; decoded when it is a string.</summary>
    public static Refusal? ReadString(
        ref StrictJsonReader reader,
        ReadOnlyMemory<byte> body,
        out JsonTokenType kind,
        out ReadOnlyMemory<byte> value
    )
    {
        value = default;
        bool read = reader.Read();
        kind = reader.Token;
        if (read && kind == JsonTokenType.String)
        {
            value = reader.DecodedString(body);
        }

        return read && reader.Skip() ? null : Refusals.For(reader.Fault);
    }

    private static Refusal? ReadRange(
        ref StrictJsonReader reader,
        ReadOnlyMemory<byte> body,
        out JsonTokenType kind,
        out ReadOnlyMemory<byte> range
    )
    {
        range = default;
        bool read = reader.Read();
        kind = reader.Token;
        int start = reader.Start;
        if (!read || !reader.Skip())
        {
            return Refusals.For(reader.Fault);
        }

        range = body[start..reader.End];
        return null;
    }

    private static Refusal? ReadMeta(ref StrictJsonReader reader, ReadOnlyMemory<byte> body, ref ParamsFields fields)
    {
        if (!reader.Read())
        {
            return Refusals.For(reader.Fault);
        }

        if (reader.Token != JsonTokenType.StartObject)
        {
            return Refusals.MetaKind;
        }

        while (reader.Read() && reader.Token == JsonTokenType.PropertyName)
        {
            if (ReadMetaMember(ref reader, body, ref fields) is { } refusal)
            {
                return refusal;
            }
        }

        return reader.Fault == JsonFault.None ? null : Refusals.For(reader.Fault);
    }

    private static Refusal? ReadMetaMember(ref StrictJsonReader reader, ReadOnlyMemory<byte> body, ref ParamsFields fields)
    {
        if (reader.Name.SequenceEqual(VersionKey))
        {
            Refusal? refusal = ReadString(ref reader, body, out JsonTokenType kind, out fields.MetaVersion);
            return refusal ?? (kind == JsonTokenType.String && fields.MetaVersion.Length > 0 ? null : Refusals.MetaVersionKind);
        }

        if (reader.Name.SequenceEqual(CapabilitiesKey))
        {
            return ReadRange(ref reader, body, out _, out fields.MetaCapabilities);
        }

        if (KeyVariants.Contains(reader.Name, KnownMeta))
        {
            return Refusals.NameVariant;
        }

        return reader.Read() && reader.Skip() ? null : Refusals.For(reader.Fault);
    }

    private static bool IsOneOf(ReadOnlySpan<byte> name, byte[][] names)
    {
        foreach (byte[] candidate in names)
        {
            if (name.SequenceEqual(candidate))
            {
                return true;
            }
        }

        return false;
    }
}
