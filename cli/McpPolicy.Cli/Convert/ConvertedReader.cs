using System.Text;
using McpPolicy.Policy.Documents;

namespace McpPolicy.Cli.Convert;

/// <summary>Reads what was written: a text that its own reader refuses is never handed out.</summary>
internal static class ConvertedReader
{
    public static Conversion Check(Conversion conversion)
    {
        if (conversion.Text is not { } text)
        {
            return conversion;
        }

        var read = PolicyReader.Read(Encoding.UTF8.GetBytes(text), "the result");
        return read.Document is null
            ? Conversion.Refused(read.Diagnostics.Select(static d => $"the result would not be valid: {d.Pointer} {d.Message}"))
            : conversion;
    }
}
