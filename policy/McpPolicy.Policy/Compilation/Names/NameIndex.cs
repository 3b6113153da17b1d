using System.Buffers;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text;
using System.Text.Unicode;
using McpPolicy.Policy.Conditions;

namespace McpPolicy.Policy.Compilation.Names;

/// <summary>Finds what the rules say about a tool, a prompt, a resource or a method. Those named exactly are looked up; for others the
/// matching globs are collected once and kept.</summary>
internal sealed class NameIndex
{
    private readonly FrozenDictionary<string, NameEntry> _exact;
    private readonly FrozenDictionary<string, NameEntry>.AlternateLookup<ReadOnlySpan<char>> _exactByChars;
    private readonly GlobTrie _globs;
    private readonly ImmutableArray<NamePattern> _patterns;
    private readonly ConditionCompiler _conditions = new();
    private readonly NameEntry _unnamed;
    private readonly EntryCache _globbed = new();
    private readonly int _maxLength;

    public NameIndex(Dictionary<string, List<CompiledRule>> exact, GlobTrie globs, ImmutableArray<NamePattern> patterns, int maxLength)
    {
        _globs = globs;
        _patterns = patterns;
        _maxLength = maxLength;
        _unnamed = new NameEntry("", [], _conditions);
        _exact = exact.ToFrozenDictionary(static pair => pair.Key, pair => MakeEntry(pair.Key, pair.Value), StringComparer.Ordinal);
        _exactByChars = _exact.GetAlternateLookup<ReadOnlySpan<char>>();
        ExactNames = [.. exact.Keys.Order(StringComparer.Ordinal)];
    }

    public ImmutableArray<string> ExactNames { get; }

    /// <summary>Whether no rule is about anything here.</summary>
    public bool IsEmpty => _patterns.IsEmpty;

    /// <summary>What is said about names that no rule is about: nothing.</summary>
    public NameEntry Unnamed => _unnamed;

    /// <summary>What is said about a name; null when it cannot be one: empty, too long or not UTF-8.</summary>
    public NameEntry? Find(ReadOnlySpan<byte> name)
    {
        Span<char> buffer = stackalloc char[_maxLength];
        if (name.IsEmpty || Utf8.ToUtf16(name, buffer, out _, out var length, replaceInvalidSequences: false) != OperationStatus.Done)
        {
            return null;
        }

        var chars = buffer[..length];
        return _exactByChars.TryGetValue(chars, out var entry) ? entry : FindGlobbed(name, chars);
    }

    /// <summary>What is said about everything that a glob stands for.</summary>
    /// <param name="glob">The glob, in UTF-8.</param>
    /// <param name="isAboutAll">True: a rule that allows has to allow all of it, any other counts if it is about some. False: a rule that
    /// denies has to deny all of it, any other counts if it is about some.</param>
    /// <returns>Null when a rule asks for scopes on some of it only, which no one decision can say.</returns>
    public NameEntry? FindAll(ReadOnlySpan<byte> glob, bool isAboutAll)
    {
        var rules = new List<CompiledRule>();
        foreach (var pattern in _patterns)
        {
            var mustCover = pattern.Rule.Action == (isAboutAll ? Model.RuleAction.Allow : Model.RuleAction.Deny);
            if (mustCover ? pattern.Covers(glob) : pattern.Overlaps(glob))
            {
                rules.Add(pattern.Rule);
            }
            else if (isAboutAll && !pattern.Rule.RequireScopes.IsEmpty && pattern.Overlaps(glob))
            {
                return null;
            }
        }

        return rules.Count == 0 ? _unnamed : new NameEntry(Encoding.UTF8.GetString(glob), rules, _conditions);
    }

    private NameEntry FindGlobbed(ReadOnlySpan<byte> name, ReadOnlySpan<char> chars)
    {
        if (_globs.Count == 0)
        {
            return _unnamed;
        }

        if (_globbed.TryGet(chars, out var known))
        {
            return known!;
        }

        if (_globs.Find(name) is not { } rules)
        {
            return _unnamed;
        }

        var entry = new NameEntry(chars.ToString(), rules, _conditions);
        _globbed.Add(entry);
        return entry;
    }

    private NameEntry MakeEntry(string name, List<CompiledRule> rules) =>
        new(name, rules.Concat(_globs.Find(Encoding.UTF8.GetBytes(name)) ?? []), _conditions);
}
