using System.Text;

namespace McpPolicy.Policy.Compilation.Names;

/// <summary>A name or glob, and a rule that is about it.</summary>
internal readonly record struct NamePattern(byte[] Utf8, CompiledRule Rule)
{
    public NamePattern(string pattern, CompiledRule rule)
        : this(Encoding.UTF8.GetBytes(pattern), rule) { }

    /// <summary>Whether it matches everything that another glob matches. A glob that matches another's text, star for star, does.</summary>
    public bool Covers(ReadOnlySpan<byte> glob) => GlobPattern.IsMatch(Utf8, glob);

    /// <summary>Whether it matches something that another glob matches.</summary>
    public bool Overlaps(ReadOnlySpan<byte> glob) => GlobOverlap.Exists(Utf8, glob);
}
