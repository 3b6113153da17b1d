using System.Net;

namespace McpPolicy.Corpus.Reading.Text;

/// <summary>Bodies of forms (WHATWG URL, section 5).</summary>
internal static class FormText
{
    /// <summary>The decoded text when a form is announced; null when there is nothing to decode.</summary>
    public static string? Decode(string text, string contentTypes)
    {
        if (!contentTypes.Contains("form-urlencoded", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        string decoded = WebUtility.UrlDecode(text);
        return decoded == text ? null : decoded;
    }
}
