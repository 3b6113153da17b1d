namespace McpPolicy.Policy.Compilation.Names;

/// <summary>Collects the names and globs of rules.</summary>
/// <param name="maxLength">The longest name that can be asked for, in UTF-16 characters.</param>
internal sealed class NameIndexBuilder(int maxLength)
{
    private readonly Dictionary<string, List<CompiledRule>> _exact = new(StringComparer.Ordinal);
    private readonly GlobTrie _globs = new();
    private readonly List<NamePattern> _patterns = [];

    public void Add(string pattern, CompiledRule rule)
    {
        _patterns.Add(new NamePattern(pattern, rule));
        if (GlobPattern.IsGlob(pattern))
        {
            _globs.Add(pattern, rule);
            return;
        }

        if (!_exact.TryGetValue(pattern, out var named))
        {
            _exact.Add(pattern, named = []);
        }

        named.Add(rule);
    }

    public NameIndex Build() => new(_exact, _globs, [.. _patterns], maxLength);
}
