using System.Collections.Frozen;

namespace McpPolicy.Identity.Keys;

/// <summary>The keys of an issuer at one moment.</summary>
internal sealed class SigningKeySet(IReadOnlyList<SigningKey> keys)
{
    private readonly FrozenSet<(string?, string)> _known = keys.Select(static key => (key.Id, key.Thumbprint)).ToFrozenSet();

    /// <summary>How many.</summary>
    public int Count => keys.Count;

    /// <summary>Whether there is a key of this id.</summary>
    public bool HasId(string? id) => id is null || keys.Any(key => string.Equals(key.Id, id, StringComparison.Ordinal));

    /// <summary>Whether a key is in the set, also when it was read anew since.</summary>
    public bool Contains(SigningKey key) => _known.Contains((key.Id, key.Thumbprint));

    /// <summary>The key for a token; null when none fits. A token without <c>kid</c> is only taken where a single key fits.</summary>
    public SigningKey? Find(string? id, string algorithm)
    {
        SigningKey? found = null;
        foreach (var key in keys)
        {
            if (
                (id is not null && !string.Equals(key.Id, id, StringComparison.Ordinal))
                || !key.Algorithms.Contains(algorithm, StringComparer.Ordinal)
            )
            {
                continue;
            }

            if (found is not null)
            {
                return null;
            }

            found = key;
        }

        return found;
    }
}
