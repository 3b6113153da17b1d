using System.Collections.Concurrent;

namespace McpPolicy.Identity.Tokens;

/// <summary>
/// Remembers tokens that were verified, so that the next request does not pay for the signature again. Two generations bound it: when the
/// young one is full it becomes the old one, and what was not asked for since is forgotten with the next change.
/// </summary>
/// <param name="capacity">How many tokens are remembered at most.</param>
public sealed class VerifiedTokens(int capacity = VerifiedTokens.DefaultCapacity)
{
    /// <summary>How many tokens are remembered where nothing else is said.</summary>
    public const int DefaultCapacity = 10_000;

    private volatile ConcurrentDictionary<TokenDigest, Credential> _young = new();
    private volatile ConcurrentDictionary<TokenDigest, Credential> _old = new();
    private int _count;

    /// <summary>How many are remembered.</summary>
    public int Count => _young.Count + _old.Count;

    /// <summary>The credential of a token seen before; whether it still is good is for the caller to ask.</summary>
    /// <param name="digest">The token.</param>
    public Credential? Find(TokenDigest digest)
    {
        if (_young.TryGetValue(digest, out var credential))
        {
            return credential;
        }

        if (!_old.TryGetValue(digest, out credential))
        {
            return null;
        }

        Add(digest, credential);
        return credential;
    }

    /// <summary>Remembers a verified token.</summary>
    /// <param name="digest">The token.</param>
    /// <param name="credential">What it stands for.</param>
    public void Add(TokenDigest digest, Credential credential)
    {
        if (!_young.TryAdd(digest, credential) || Interlocked.Increment(ref _count) < Math.Max(1, capacity / 2))
        {
            return;
        }

        Interlocked.Exchange(ref _count, 0);
        _old = _young;
        _young = new ConcurrentDictionary<TokenDigest, Credential>();
    }

    /// <summary>Forgets a token.</summary>
    /// <param name="digest">The token.</param>
    public void Remove(TokenDigest digest)
    {
        _young.TryRemove(digest, out _);
        _old.TryRemove(digest, out _);
    }
}
