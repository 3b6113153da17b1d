using System.Text;

namespace McpPolicy.Policy.Compilation.Names;

/// <summary>Matches names against a pattern in which <c>*</c> is any run of characters, also none. Works on UTF-8, which compares as code
/// points do, in time proportional to name times pattern at worst.</summary>
internal static class GlobPattern
{
    public static bool IsGlob(string pattern) => pattern.Contains('*');

    /// <summary>Whether a pattern matches every name.</summary>
    public static bool IsAll(string pattern) => pattern.AsSpan().Trim('*').IsEmpty;

    public static bool IsMatch(string pattern, string name) => IsMatch(Encoding.UTF8.GetBytes(pattern), Encoding.UTF8.GetBytes(name));

    public static bool IsMatch(ReadOnlySpan<byte> pattern, ReadOnlySpan<byte> name)
    {
        var (p, n) = (0, 0);
        var (star, retry) = (-1, 0);
        while (n < name.Length)
        {
            if (p < pattern.Length && pattern[p] == '*')
            {
                (star, retry) = (p++, n);
            }
            else if (p < pattern.Length && pattern[p] == name[n])
            {
                p++;
                n++;
            }
            else if (star >= 0)
            {
                (p, n) = (star + 1, ++retry);
            }
            else
            {
                return false;
            }
        }

        return pattern[p..].TrimStart((byte)'*').IsEmpty;
    }
}
