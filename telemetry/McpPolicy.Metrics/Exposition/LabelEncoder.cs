using System.Text;

namespace McpPolicy.Metrics.Exposition;

/// <summary>Escapes what stands in label values and help texts.</summary>
internal static class LabelEncoder
{
    public static byte[] Encode(string[] names, string[] values)
    {
        var text = new StringBuilder();
        for (int i = 0; i < names.Length; i++)
        {
            text.Append(i == 0 ? string.Empty : ",").Append(names[i]).Append("=\"");
            AppendEscaped(text, values[i], quotes: true);
            text.Append('"');
        }

        // The encoder replaces lone surrogates: a hostile tool name cannot make the exposition undecodable.
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    public static byte[] EncodeHelp(string help, ExpositionFormat format)
    {
        var text = new StringBuilder(help.Length);
        AppendEscaped(text, help, quotes: format == ExpositionFormat.OpenMetrics);
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static void AppendEscaped(StringBuilder text, string value, bool quotes)
    {
        foreach (char c in value)
        {
            _ = c switch
            {
                '\\' => text.Append("\\\\"),
                '\n' => text.Append("\\n"),
                '"' when quotes => text.Append("\\\""),
                _ => text.Append(c),
            };
        }
    }
}
