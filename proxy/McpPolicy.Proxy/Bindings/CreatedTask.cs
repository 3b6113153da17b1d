using System.Text.Json;

namespace McpPolicy.Proxy.Bindings;

/// <summary>Finds the task that an answer to <c>tools/call</c> stands for: <c>result.task</c> (MCP 2025-11-25, Tasks), or a result whose
/// <c>resultType</c> is <c>task</c> (MCP 2026-07-28, the tasks extension).</summary>
internal static class CreatedTask
{
    private const int MaxDepth = 512;

    /// <summary>The task's id, unescaped UTF-8, and how long it is kept; null when the message stands for no task.</summary>
    public static (byte[] Id, TimeSpan? Ttl)? Find(ReadOnlySpan<byte> message)
    {
        // Nearly every answer is a result, and is not looked at any further.
        if (message.IndexOf("taskId"u8) < 0)
        {
            return null;
        }

        var reader = new Utf8JsonReader(message, new JsonReaderOptions { MaxDepth = MaxDepth });
        try
        {
            return Find(ref reader);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static (byte[] Id, TimeSpan? Ttl)? Find(ref Utf8JsonReader reader)
    {
        if (!MoveInto(ref reader, "result"u8))
        {
            return null;
        }

        Fields fields = default;
        ReadFields(ref reader, ref fields, isOuter: true);
        bool isTask = fields.InTask || fields.IsTaskResult;
        return isTask && fields.Id is { Length: > 0 } id ? (id, fields.Ttl) : null;
    }

    private static bool MoveInto(ref Utf8JsonReader reader, ReadOnlySpan<byte> member)
    {
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            return false;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool found = reader.ValueTextEquals(member);
            reader.Read();
            if (found)
            {
                return reader.TokenType == JsonTokenType.StartObject;
            }

            reader.Skip();
        }

        return false;
    }

    private static void ReadFields(ref Utf8JsonReader reader, ref Fields fields, bool isOuter)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool isTask = isOuter && reader.ValueTextEquals("task"u8);
            bool isId = reader.ValueTextEquals("taskId"u8);
            bool isTtl = reader.ValueTextEquals("ttl"u8) || reader.ValueTextEquals("ttlMs"u8);
            bool isType = isOuter && reader.ValueTextEquals("resultType"u8);
            reader.Read();
            if (isTask && reader.TokenType == JsonTokenType.StartObject)
            {
                fields.InTask = true;
                ReadFields(ref reader, ref fields, isOuter: false);
                continue;
            }

            fields.Id =
                isId && reader.TokenType == JsonTokenType.String ? System.Text.Encoding.UTF8.GetBytes(reader.GetString()!) : fields.Id;
            fields.Ttl = isTtl && reader.TokenType == JsonTokenType.Number ? TtlOf(ref reader) : fields.Ttl;
            fields.IsTaskResult |= isType && reader.TokenType == JsonTokenType.String && reader.ValueTextEquals("task"u8);
            reader.Skip();
        }
    }

    private static TimeSpan? TtlOf(ref Utf8JsonReader reader) =>
        reader.TryGetDouble(out double milliseconds) && milliseconds is >= 0 and <= 1e12 ? TimeSpan.FromMilliseconds(milliseconds) : null;

    private struct Fields
    {
        public byte[]? Id;
        public TimeSpan? Ttl;
        public bool InTask;
        public bool IsTaskResult;
    }
}
