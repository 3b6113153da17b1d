using System.Text;
using McpPolicy.Corpus.Reading.Http;

namespace McpPolicy.Corpus.Reading;

/// <summary>The calls of a server that believes <c>Mcp-Method</c> and <c>Mcp-Name</c> (MCP 2026-07-28) more than the body.</summary>
internal static class MirrorReadings
{
    private const string EncodedStart = "=?base64?";

    /// <summary>The calls, from any mixture of headers and body.</summary>
    public static IEnumerable<ReadCall> Of(HttpReading request, IReadOnlyList<ReadCall> inBody)
    {
        List<(string Value, Leniency Leniency)> methods = [.. Values(request, "Mcp-Method")];
        List<(string Value, Leniency Leniency)> names = [.. Values(request, "Mcp-Name")];
        foreach (ReadCall call in inBody)
        {
            foreach ((string method, Leniency leniency) in methods.Where(m => m.Value != call.Method))
            {
                yield return call with
                {
                    Method = method,
                    Leniency = call.Leniency | leniency,
                };
            }

            foreach ((string name, Leniency leniency) in names.Where(n => n.Value != call.Target))
            {
                yield return call with
                {
                    Target = name,
                    Leniency = call.Leniency | leniency,
                };
            }
        }

        foreach ((string method, Leniency leniency) in methods)
        {
            foreach ((string name, Leniency other) in names)
            {
                yield return new ReadCall(method, name, null, leniency | other);
            }
        }
    }

    private static IEnumerable<(string Value, Leniency Leniency)> Values(HttpReading request, string header) =>
        from found in request.Named(header)
        from part in found.Value.Split(',', StringSplitOptions.TrimEntries).Append(found.Value).Distinct(StringComparer.Ordinal)
        select (Decode(part), found.Leniency | Leniency.NamedByHeader);

    private static string Decode(string value)
    {
        if (!value.StartsWith(EncodedStart, StringComparison.OrdinalIgnoreCase))
        {
            return value;
        }

        string encoded = string.Concat(value[EncodedStart.Length..].TrimEnd('=').TrimEnd('?').Where(static c => !char.IsWhiteSpace(c)))
            .TrimEnd('=');
        byte[] decoded = new byte[encoded.Length];
        string padded = encoded.PadRight((encoded.Length + 3) / 4 * 4, '=');
        return Convert.TryFromBase64String(padded, decoded, out int length) ? Encoding.UTF8.GetString(decoded, 0, length) : value;
    }
}
