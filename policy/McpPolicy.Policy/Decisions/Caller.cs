using System.Collections.Frozen;

namespace McpPolicy.Policy.Decisions;

/// <summary>Who makes a call, as authentication established it. Made once for an identity, not for each call.</summary>
public sealed class Caller
{
    private readonly FrozenSet<string> _groups;
    private readonly FrozenDictionary<string, FrozenSet<string>> _claims;

    /// <summary>Makes an authenticated caller.</summary>
    /// <param name="id">The identity that scope <c>grant</c> counts by; not empty.</param>
    /// <param name="groups">The groups the caller is in.</param>
    /// <param name="claims">The caller's claims; a name may come several times.</param>
    public Caller(string id, IEnumerable<string>? groups = null, IEnumerable<KeyValuePair<string, string>>? claims = null)
        : this(groups, claims)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        Id = id;
    }

    private Caller(IEnumerable<string>? groups, IEnumerable<KeyValuePair<string, string>>? claims)
    {
        _groups = (groups ?? []).ToFrozenSet(StringComparer.Ordinal);
        _claims = (claims ?? [])
            .GroupBy(static c => c.Key, static c => c.Value, StringComparer.Ordinal)
            .ToFrozenDictionary(static g => g.Key, static g => g.ToFrozenSet(StringComparer.Ordinal), StringComparer.Ordinal);
    }

    /// <summary>Anybody, where authentication is off: one caller, whoever it is, in no group.</summary>
    public static Caller Anonymous { get; } = new(null, null);

    /// <summary>The identity; empty for <see cref="Anonymous"/>.</summary>
    public string Id { get; } = "";

    /// <summary>Whether nobody was authenticated.</summary>
    public bool IsAnonymous => Id.Length == 0;

    /// <summary>Whether the caller is in a group.</summary>
    /// <param name="group">The group's exact name.</param>
    public bool IsInGroup(string group) => _groups.Contains(group);

    /// <summary>Whether a claim of the caller has a value.</summary>
    /// <param name="claim">The claim's exact name.</param>
    /// <param name="value">The exact value.</param>
    public bool HasClaim(string claim, string value) => _claims.TryGetValue(claim, out var values) && values.Contains(value);
}
