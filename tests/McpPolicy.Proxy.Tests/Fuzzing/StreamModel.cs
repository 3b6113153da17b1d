namespace McpPolicy.Proxy.Tests.Fuzzing;

/// <summary>Readers of event streams: the one of WHATWG HTML, section 9.2.6, and what hasty clients make of one.</summary>
internal static class StreamModel
{
    /// <summary>The events that are dispatched.</summary>
    public static List<StreamEvent> Events(string stream)
    {
        List<StreamEvent> events = [];
        string id = "";
        string type = "";
        List<string> data = [];
        foreach (string line in WholeLines(stream))
        {
            if (line.Length == 0)
            {
                if (data.Count > 0)
                {
                    events.Add(new StreamEvent(id, type, string.Join('\n', data)));
                }

                data = [];
                type = "";
                continue;
            }

            (string field, string value) = Field(line);
            if (field == "data")
            {
                data.Add(value);
            }

            id = field == "id" && !value.Contains('\0') ? value : id;
            type = field == "event" ? value : type;
        }

        return events;
    }

    /// <summary>Everything that some client takes for a message: events, single data lines that begin like a message, all of those in one, the last event cut off.</summary>
    public static IEnumerable<string> Texts(string stream)
    {
        string[] data =
        [
            .. stream
                .TrimStart('\uFEFF')
                .Split('\r', '\n')
                .Select(Field)
                .Where(static line => line.Field == "data")
                .Select(static line => line.Value)
                .Where(static data => data.TrimStart() is ['{' or '[', ..]),
        ];
        return Events(stream + "\n\n").Select(static found => found.Data).Concat(data).Append(string.Concat(data));
    }

    private static IEnumerable<string> WholeLines(string stream)
    {
        string[] lines = stream.TrimStart('\uFEFF').Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Split('\n');
        return lines.SkipLast(1);
    }

    private static (string Field, string Value) Field(string line)
    {
        int colon = line.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0)
        {
            return (line, "");
        }

        string value = line[(colon + 1)..];
        return (line[..colon], value.StartsWith(' ') ? value[1..] : value);
    }
}
