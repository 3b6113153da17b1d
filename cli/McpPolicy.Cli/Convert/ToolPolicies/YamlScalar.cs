using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using McpPolicy.Policy.Documents.Trees;

namespace McpPolicy.Cli.Convert.ToolPolicies;

/// <summary>Writes single values so that every YAML reader reads them as the same string, number or boolean.</summary>
internal static partial class YamlScalar
{
    public static string Write(JsonElement element) =>
        element.ValueKind == JsonValueKind.String ? Write(element.GetString()!) : element.GetRawText();

    private static string Write(string text) =>
        Plain().IsMatch(text) && YamlScalars.KindOf(text) == ScalarKind.String ? text : $"\"{Escape(text)}\"";

    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 8);
        foreach (var c in text)
        {
            if (c is '"' or '\\')
            {
                escaped.Append('\\').Append(c);
            }
            else if (IsPrintable(c))
            {
                escaped.Append(c);
            }
            else
            {
                escaped.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
            }
        }

        return escaped.ToString();
    }

    // Pairs of surrogates are characters like any other (YAML 1.2, 5.1) and come through as they are.
    private static bool IsPrintable(char c) => !char.IsControl(c) && c is not ('\u2028' or '\u2029' or '\ufeff' or '\ufffe' or '\uffff');

    [GeneratedRegex(@"\A[A-Za-z_/][-A-Za-z0-9_./]*\z", RegexOptions.None, 1000)]
    private static partial Regex Plain();
}
