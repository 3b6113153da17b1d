using System.Collections.Concurrent;

namespace McpPolicy.Policy.Compilation.Names;

/// <summary>Entries found once and kept, up to a number that hostile names cannot pass.</summary>
internal sealed class EntryCache
{
    private const int Max = 4_096;
    private ConcurrentDictionary<string, NameEntry> _entries = NewEntries();

    public bool TryGet(ReadOnlySpan<char> name, out NameEntry? entry) =>
        Volatile.Read(ref _entries).GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name, out entry);

    public void Add(NameEntry entry)
    {
        var entries = Volatile.Read(ref _entries);
        if (entries.Count >= Max)
        {
            // Beginning anew costs the names in use one look each; keeping the first comers would let junk names crowd them out for good.
            Volatile.Write(ref _entries, entries = NewEntries());
        }

        entries.TryAdd(entry.Name, entry);
    }

    private static ConcurrentDictionary<string, NameEntry> NewEntries() => new(StringComparer.Ordinal);
}
