using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text;
using McpPolicy.Policy.Conditions;
using McpPolicy.Policy.Documents;

namespace McpPolicy.Policy.Compilation.Tools;

/// <summary>Finds what the rules say about a tool. Tools named exactly are looked up; for others the matching globs are collected once
/// and kept, up to a number that hostile names cannot pass.</summary>
internal sealed class ToolIndex
{
    private const int MaxGlobbed = 4_096;
    private readonly FrozenDictionary<string, ToolEntry> _exact;
    private readonly FrozenDictionary<string, ToolEntry>.AlternateLookup<ReadOnlySpan<char>> _exactByChars;
    private readonly GlobTrie _globs;
    private readonly ConditionCompiler _conditions;
    private readonly ToolEntry _unnamed;
    private ConcurrentDictionary<string, ToolEntry> _globbed = NewCache();

    public ToolIndex(IReadOnlyDictionary<string, List<CompiledRule>> exact, GlobTrie globs)
    {
        _globs = globs;
        _conditions = new ConditionCompiler();
        _unnamed = new ToolEntry("", [], _conditions);
        _exact = exact.ToFrozenDictionary(static pair => pair.Key, pair => MakeEntry(pair.Key, pair.Value), StringComparer.Ordinal);
        _exactByChars = _exact.GetAlternateLookup<ReadOnlySpan<char>>();
        ExactNames = [.. exact.Keys.Order(StringComparer.Ordinal)];
    }

    public ImmutableArray<string> ExactNames { get; }

    /// <summary>The entry of a tool; null when the name cannot be a tool's: empty, longer than 128 characters or not UTF-8.</summary>
    public ToolEntry? Find(ReadOnlySpan<byte> name)
    {
        Span<char> buffer = stackalloc char[DocumentLimits.ToolName];
        if (
            name.IsEmpty
            || System.Text.Unicode.Utf8.ToUtf16(name, buffer, out _, out var length, replaceInvalidSequences: false)
                != System.Buffers.OperationStatus.Done
        )
        {
            return null;
        }

        var chars = buffer[..length];
        return _exactByChars.TryGetValue(chars, out var entry) ? entry : FindGlobbed(name, chars);
    }

    private static ConcurrentDictionary<string, ToolEntry> NewCache() => new(StringComparer.Ordinal);

    private ToolEntry FindGlobbed(ReadOnlySpan<byte> name, ReadOnlySpan<char> chars)
    {
        if (_globs.Count == 0)
        {
            return _unnamed;
        }

        var cache = Volatile.Read(ref _globbed);
        if (cache.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(chars, out var known))
        {
            return known;
        }

        if (_globs.Find(name) is not { } rules)
        {
            return _unnamed;
        }

        var entry = new ToolEntry(chars.ToString(), rules, _conditions);
        if (cache.Count >= MaxGlobbed)
        {
            // Beginning anew costs the tools in use one look each; keeping the first comers would let junk names crowd them out for good.
            Volatile.Write(ref _globbed, cache = NewCache());
        }

        cache.TryAdd(entry.Name, entry);
        return entry;
    }

    private ToolEntry MakeEntry(string name, List<CompiledRule> rules) =>
        new(name, rules.Concat(_globs.Find(Encoding.UTF8.GetBytes(name)) ?? []), _conditions);
}
