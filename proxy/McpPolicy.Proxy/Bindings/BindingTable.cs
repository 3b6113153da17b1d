using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace McpPolicy.Proxy.Bindings;

/// <summary>
/// Remembers what ids belong to: at most a fixed number of them, each for a time. When there are too many, those that would be
/// forgotten soonest are.
/// </summary>
/// <typeparam name="TValue">What an id belongs to.</typeparam>
internal sealed class BindingTable<TValue>(TimeProvider time, int capacity)
    where TValue : class
{
    // Ids are the server's; longer ones are known by their hash, so that what is kept stays small.
    private const int LongestId = 128;

    private readonly ConcurrentDictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private readonly Lock _sweeping = new();

    /// <summary>How many ids are remembered, expired ones included.</summary>
    public int Count => _entries.Count;

    /// <summary>What an id belongs to; null when that is not known, or not any more.</summary>
    public TValue? Find(string id) =>
        _entries.TryGetValue(KeyOf(id), out Entry? entry) && entry.Ends > time.GetUtcNow() ? entry.Value : null;

    /// <summary>Remembers what an id belongs to, whatever was known of it.</summary>
    public void Set(string id, TValue value, TimeSpan lifetime)
    {
        MakeRoom();
        _entries[KeyOf(id)] = new Entry(value, time.GetUtcNow() + lifetime);
    }

    /// <summary>Remembers what an id belongs to, unless that is known already.</summary>
    /// <returns>What it belongs to.</returns>
    public TValue GetOrAdd(string id, TValue value, TimeSpan lifetime)
    {
        if (Find(id) is { } known)
        {
            return known;
        }

        MakeRoom();
        DateTimeOffset now = time.GetUtcNow();
        var fresh = new Entry(value, now + lifetime);
        return _entries
            .AddOrUpdate(
                KeyOf(id),
                static (_, own) => own.Fresh,
                static (_, old, own) => old.Ends > own.Now ? old : own.Fresh,
                (Fresh: fresh, Now: now)
            )
            .Value;
    }

    /// <summary>Remembers an id for longer, if it still belongs to the same.</summary>
    public void Extend(string id, TValue value, TimeSpan lifetime)
    {
        string key = KeyOf(id);
        DateTimeOffset ends = time.GetUtcNow() + lifetime;

        // Used at every request: a write for every small step would be a waste.
        if (_entries.TryGetValue(key, out Entry? entry) && ReferenceEquals(entry.Value, value) && ends - entry.Ends > lifetime / 64)
        {
            _entries.TryUpdate(key, new Entry(value, ends), entry);
        }
    }

    /// <summary>Forgets an id.</summary>
    public void Remove(string id) => _entries.TryRemove(KeyOf(id), out _);

    private static string KeyOf(string id) =>
        id.Length <= LongestId ? id : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id)));

    private void MakeRoom()
    {
        if (_entries.Count < capacity)
        {
            return;
        }

        lock (_sweeping)
        {
            if (_entries.Count < capacity)
            {
                return;
            }

            // One sweep makes room for many, so that a flood of ids does not pay for a sweep each.
            int surplus = Math.Max(1, capacity / 16);
            DateTimeOffset now = time.GetUtcNow();
            foreach (
                KeyValuePair<string, Entry> entry in _entries
                    .OrderBy(static e => e.Value.Ends)
                    .Where((e, i) => i < surplus || e.Value.Ends <= now)
            )
            {
                _entries.TryRemove(entry);
            }
        }
    }

    private sealed record Entry(TValue Value, DateTimeOffset Ends);
}
