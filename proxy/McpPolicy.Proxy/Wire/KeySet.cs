using System.Runtime.InteropServices;

namespace McpPolicy.Proxy.Wire;

/// <summary>
/// Finds a member name that occurs twice in one JSON object, over all objects of a document at once: a chained hash table whose
/// entries are removed when their object ends. Objects nest, so removal is last in, first out, and the entries of the current
/// object are always in front of their chain. The hash is keyed per process, so that names cannot be chosen to collide.
/// </summary>
internal sealed class KeySet
{
    private const int InitialSize = 64;
    private const int RetainedSize = 4096;

    private int[] _buckets = new int[InitialSize];
    private Entry[] _entries = new Entry[InitialSize];
    private int[] _objects = new int[64];
    private byte[] _arena = [];
    private int _count;
    private int _depth;
    private int _arenaUsed;

    /// <summary>Starts afresh, whatever state an aborted document left behind.</summary>
    public void Reset()
    {
        if (_entries.Length > RetainedSize)
        {
            _entries = new Entry[InitialSize];
            _buckets = new int[InitialSize];
            _arena = [];
        }
        else if (_count > 0)
        {
            Array.Clear(_buckets);
        }

        _count = 0;
        _depth = 0;
        _arenaUsed = 0;
    }

    /// <summary>Enters an object.</summary>
    public void BeginObject()
    {
        if (_depth == _objects.Length)
        {
            Array.Resize(ref _objects, _depth * 2);
        }

        _objects[_depth++] = _count;
    }

    /// <summary>Leaves the object entered last.</summary>
    public void EndObject()
    {
        int start = _objects[--_depth];
        while (_count > start)
        {
            ref Entry entry = ref _entries[--_count];
            _buckets[entry.Hash & (_buckets.Length - 1)] = entry.Next;
        }
    }

    /// <summary>Room for a decoded name of at most <paramref name="length"/> bytes, good until the next call.</summary>
    public Span<byte> Decode(int length)
    {
        if (_arena.Length - _arenaUsed < length)
        {
            Array.Resize(ref _arena, Math.Max(_arenaUsed + length, _arena.Length * 2));
        }

        return _arena.AsSpan(_arenaUsed, length);
    }

    /// <summary>Adds the name of <paramref name="length"/> bytes that was just decoded into <see cref="Decode"/>.</summary>
    /// <returns>False when the current object already has it.</returns>
    public bool TryAddDecoded(ReadOnlySpan<byte> document, int length)
    {
        int start = _arenaUsed;
        _arenaUsed += length;
        return TryAdd(document, ~start, _arena.AsSpan(start, length));
    }

    /// <summary>Adds a name that stands unescaped in the document.</summary>
    /// <returns>False when the current object already has it.</returns>
    public bool TryAdd(ReadOnlySpan<byte> document, int start, int length) => TryAdd(document, start, document.Slice(start, length));

    private bool TryAdd(ReadOnlySpan<byte> document, int position, ReadOnlySpan<byte> name)
    {
        int hash = HashOf(name);
        int first = _objects[_depth - 1];
        ref int bucket = ref _buckets[hash & (_buckets.Length - 1)];
        for (int i = bucket; i > first; i = _entries[i - 1].Next)
        {
            ref Entry entry = ref _entries[i - 1];
            if (entry.Hash == hash && NameOf(document, entry).SequenceEqual(name))
            {
                return false;
            }
        }

        if (_count == _entries.Length)
        {
            Grow();
            bucket = ref _buckets[hash & (_buckets.Length - 1)];
        }

        _entries[_count] = new Entry(hash, bucket, position, name.Length);
        bucket = ++_count;
        return true;
    }

    private ReadOnlySpan<byte> NameOf(ReadOnlySpan<byte> document, Entry entry) =>
        entry.Position >= 0 ? document.Slice(entry.Position, entry.Length) : _arena.AsSpan(~entry.Position, entry.Length);

    private void Grow()
    {
        Array.Resize(ref _entries, _entries.Length * 2);
        _buckets = new int[_entries.Length];
        for (int i = 0; i < _count; i++)
        {
            ref int bucket = ref _buckets[_entries[i].Hash & (_buckets.Length - 1)];
            _entries[i] = _entries[i] with { Next = bucket };
            bucket = i + 1;
        }
    }

    // string.GetHashCode is Marvin with a random key; reading byte pairs as chars makes it usable on UTF-8 without transcoding.
    private static int HashOf(ReadOnlySpan<byte> name)
    {
        int hash = string.GetHashCode(MemoryMarshal.Cast<byte, char>(name), StringComparison.Ordinal);
        return (name.Length & 1) == 0 ? hash : HashCode.Combine(hash, name[^1]);
    }

    private readonly record struct Entry(int Hash, int Next, int Position, int Length);
}
