using System.Text.Json;

namespace McpPolicy.Proxy.Stdio;

/// <summary>Finds members in raw JSON, so that they can be read and exchanged while every other byte stays as it is.</summary>
internal static class MessageScanner
{
    // Servers' schemas nest deeper than clients' messages may.
    private static readonly JsonReaderOptions Deep = new() { MaxDepth = 512 };

    /// <summary>Reads the outer members of a message; null when it is not one JSON object or names one of them twice.</summary>
    public static ServerMessage? Read(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            return ReadObject(bytes);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>The range of a member's value, going down <paramref name="path"/>; empty when there is none.</summary>
    public static Range Find(ReadOnlySpan<byte> json, Range within, params ReadOnlySpan<string> path)
    {
        Range found = within;
        foreach (string name in path)
        {
            if (found.Equals(default))
            {
                return default;
            }

            found = FindMember(json, found, name);
        }

        return found;
    }

    private static ServerMessage? ReadObject(ReadOnlyMemory<byte> bytes)
    {
        var reader = new Utf8JsonReader(bytes.Span, Deep);
        Range id = default;
        Range parameters = default;
        string? method = null;
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            return null;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("id"u8))
            {
                if (!id.Equals(default))
                {
                    return null;
                }

                id = ReadValue(ref reader);
            }
            else if (reader.ValueTextEquals("method"u8))
            {
                reader.Read();
                if (method is not null || (method = reader.GetString()) is null)
                {
                    return null;
                }
            }
            else if (reader.ValueTextEquals("params"u8))
            {
                parameters = ReadValue(ref reader);
            }
            else
            {
                _ = ReadValue(ref reader);
            }
        }

        return reader.Read() ? null : new ServerMessage(bytes, id, method, parameters);
    }

    private static Range FindMember(ReadOnlySpan<byte> json, Range within, string name)
    {
        int start = within.Start.Value;
        var reader = new Utf8JsonReader(json[within], Deep);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            return default;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool matches = reader.ValueTextEquals(name);
            Range value = ReadValue(ref reader);
            if (matches)
            {
                return (start + value.Start.Value)..(start + value.End.Value);
            }
        }

        return default;
    }

    private static Range ReadValue(ref Utf8JsonReader reader)
    {
        reader.Read();
        int start = (int)reader.TokenStartIndex;
        reader.Skip();
        return start..(int)reader.BytesConsumed;
    }
}
