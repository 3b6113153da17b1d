using System.Diagnostics.CodeAnalysis;

namespace McpPolicy.Controllers.Queues;

/// <summary>What a worker got from a queue: a key, or word that the queue was shut down.</summary>
/// <typeparam name="TKey">The queue's key.</typeparam>
public readonly struct TakeResult<TKey>
    where TKey : notnull
{
    private readonly TKey? _key;
    private readonly bool _hasKey;

    internal TakeResult(TKey key)
    {
        _key = key;
        _hasKey = true;
    }

    /// <summary>Whether there is a key; if not, the worker ends.</summary>
    /// <param name="key">The key.</param>
    public bool TryGetKey([MaybeNullWhen(false)] out TKey key)
    {
        key = _key;
        return _hasKey;
    }
}
