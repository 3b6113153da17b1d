using System.Text;

namespace McpPolicy.Proxy.Telemetry;

/// <summary>Names of enumerations as label values.</summary>
internal static class LabelText
{
    /// <summary><c>client_gone</c> for <c>ClientGone</c>.</summary>
    public static string Of<TValue>(TValue value)
        where TValue : struct, Enum
    {
        var text = new StringBuilder();
        foreach (char c in value.ToString())
        {
            text.Append(char.IsAsciiLetterUpper(c) && text.Length > 0 ? "_" : string.Empty).Append(char.ToLowerInvariant(c));
        }

        return text.ToString();
    }
}
