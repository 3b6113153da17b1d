using System.Text.RegularExpressions;

namespace McpPolicy.Policy.Conditions;

/// <summary>Regular expressions over arguments: without backtracking, so that no argument makes one slow, and found anywhere in the
/// string, as in the seed.</summary>
internal static class ArgumentPattern
{
    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;

    public static Regex Compile(string pattern) => new(pattern, Options);

    /// <summary>What is wrong with a pattern; null when it can be used.</summary>
    public static string? Check(string pattern)
    {
        try
        {
            _ = Compile(pattern);
            return null;
        }
        catch (RegexParseException e)
        {
            return $"\"value\" is not a regular expression: {e.Message}";
        }
        catch (NotSupportedException)
        {
            return "\"value\" needs backtracking (look-around, back references, atomic groups) or is too large; "
                + "write it without, or as several conditions";
        }
    }
}
