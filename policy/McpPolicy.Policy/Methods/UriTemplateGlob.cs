namespace McpPolicy.Policy.Methods;

/// <summary>Reads a URI template (RFC 6570) as the glob of everything it may stand for.</summary>
internal static class UriTemplateGlob
{
    /// <summary>Whether a URI is a template.</summary>
    public static bool IsTemplate(ReadOnlySpan<byte> uri) => uri.Contains((byte)'{');

    /// <summary>The template with <c>*</c> for every expression; null when its braces do not match.</summary>
    public static byte[]? TryConvert(ReadOnlySpan<byte> template)
    {
        var glob = new List<byte>(template.Length);
        while (!template.IsEmpty)
        {
            var open = template.IndexOfAny((byte)'{', (byte)'}');
            if (open < 0)
            {
                glob.AddRange(template);
                break;
            }

            var close = template[open..].IndexOf((byte)'}');
            if (template[open] == (byte)'}' || close < 0 || template.Slice(open + 1, close - 1).Contains((byte)'{'))
            {
                return null;
            }

            glob.AddRange(template[..open]);
            glob.Add((byte)'*');
            template = template[(open + close + 1)..];
        }

        return [.. glob];
    }
}
