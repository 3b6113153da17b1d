using System.Text.RegularExpressions;

namespace McpPolicy.Policy.Documents.Trees;

/// <summary>What plain YAML scalars mean. YAML 1.1 and 1.2 readers disagree on some; those are refused, so that a file means the same
/// to kubectl and to us.</summary>
internal static partial class YamlScalars
{
    /// <summary>The kind, or null when readers would disagree.</summary>
    public static ScalarKind? KindOf(string text)
    {
        if (text is "" or "~" or "null" or "Null" or "NULL")
        {
            return ScalarKind.Null;
        }

        if (text is "true" or "false")
        {
            return ScalarKind.Boolean;
        }

        if (JsonNumber().IsMatch(text))
        {
            return ScalarKind.Number;
        }

        return Ambiguous().IsMatch(text) ? null : ScalarKind.String;
    }

    [GeneratedRegex(@"\A-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex JsonNumber();

    // Booleans of YAML 1.1; octal, hexadecimal, binary and sexagesimal numbers; underscores; leading plus; bare points; infinities.
    [GeneratedRegex(
        @"\A(y|Y|n|N|yes|Yes|YES|no|No|NO|on|On|ON|off|Off|OFF|True|TRUE|False|FALSE|[-+]?(0[0-7_]+|0o[0-7_]+|0x[0-9a-fA-F_]+|0b[01_]+|[0-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9_]*)?|[0-9][0-9_]*|([0-9][0-9_]*)?\.[0-9_]*([eE][-+]?[0-9]+)?|[0-9][0-9_]*[eE][-+]?[0-9]+|\.(inf|Inf|INF))|\.(nan|NaN|NAN))\z",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Ambiguous();
}
