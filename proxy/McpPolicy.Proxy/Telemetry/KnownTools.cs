using System.Collections.Concurrent;
using System.Text;

namespace McpPolicy.Proxy.Telemetry;

/// <summary>The tools that the server itself has listed, so far as they may label metrics.</summary>
internal sealed class KnownTools
{
    /// <summary>A server with more tools has the rest counted as <c>_other</c>.</summary>
    private const int Most = 1024;

    private readonly ConcurrentDictionary<string, bool> _names = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private int _count;

    public KnownTools() => _lookup = _names.GetAlternateLookup<ReadOnlySpan<char>>();

    public bool Contains(ReadOnlySpan<char> name) => _lookup.ContainsKey(name);

    public void Add(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > CallSeries.LongestName || Volatile.Read(ref _count) >= Most)
        {
            return;
        }

        Span<char> buffer = stackalloc char[CallSeries.LongestName];
        ReadOnlySpan<char> name = buffer[..Encoding.UTF8.GetChars(utf8, buffer)];
        if (!_lookup.ContainsKey(name) && _lookup.TryAdd(name, true))
        {
            Interlocked.Increment(ref _count);
        }
    }
}
