using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using McpPolicy.Policy.Limits;

namespace McpPolicy.Counters.Keys;

/// <summary>
/// The counters' keys: <c>{prefix}:v1:hash</c>. The braces keep all keys of a prefix in one slot, as a script needs them. The hash, 144 bits
/// of SHA-256, keeps keys short whatever callers send, and says nothing of who they are. Keys that were made are kept until there are many.
/// </summary>
internal sealed class RedisCounters(string prefix)
{
    private const int MostKept = 50_000;
    private const int HashBytes = 18;
    private readonly ConcurrentDictionary<CounterKey, RedisCounter> _kept = new();
    private int _count;

    public RedisCounter Find(CounterKey key) => _kept.TryGetValue(key, out var counter) ? counter : Add(key);

    private RedisCounter Add(CounterKey key)
    {
        // What a lease holds unused is forgotten with it; at the server it ends by itself.
        if (Interlocked.Increment(ref _count) > MostKept)
        {
            Volatile.Write(ref _count, 0);
            _kept.Clear();
        }

        return _kept.GetOrAdd(key, new RedisCounter(KeyOf(key), key.Definition));
    }

    private byte[] KeyOf(CounterKey key)
    {
        // Each part comes with its length: no two keys give the same text.
        var text = new StringBuilder();
        foreach (var part in (ReadOnlySpan<string>)[key.Definition.Id, key.Caller, key.Session, key.Tool])
        {
            text.Append(part.Length).Append(':').Append(part);
        }

        var hash = SHA256.HashData(Encoding.Unicode.GetBytes(text.ToString()));
        return Encoding.UTF8.GetBytes($"{{{prefix}}}:v1:{Base64Url.EncodeToString(hash.AsSpan(0, HashBytes))}");
    }
}
