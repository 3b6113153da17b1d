using System.Collections.Frozen;

namespace McpPolicy.Policy.Decisions;

/// <summary>Who makes a call, as authentication established it. Made once for an identity, not for each call.</summary>
public sealed class Caller
{
    private readonly FrozenSet<string> _groups;
    private readonly FrozenSet<string> _scopes;
    private readonly FrozenDictionary<string, string> _labels;
    private readonly FrozenDictionary<string, FrozenSet<string>> _claims;

    /// <summary>Makes an authenticated caller.</summary>
    /// <param name="identity">What is known about the caller.</param>
    /// <exception cref="ArgumentException">The identity has no id.</exception>
    public Caller(CallerIdentity identity)
        : this(identity, mayBeAnonymous: false) { }

    /// <summary>Makes a caller that is known by a grant.</summary>
    /// <param name="grant">The grant's name, which is also the identity that scope <c>grant</c> counts by; not empty.</param>
    /// <param name="groups">The groups the caller is in.</param>
    /// <param name="claims">The caller's claims; a name may come several times.</param>
    public Caller(string grant, IEnumerable<string>? groups = null, IEnumerable<KeyValuePair<string, string>>? claims = null)
        : this(
            new CallerIdentity
            {
                Id = grant,
                Grant = grant,
                Groups = groups ?? [],
                Claims = claims ?? [],
            }
        ) { }

    private Caller(CallerIdentity identity, bool mayBeAnonymous)
    {
        ArgumentNullException.ThrowIfNull(identity);
        if (!mayBeAnonymous)
        {
            ArgumentException.ThrowIfNullOrEmpty(identity.Id, nameof(identity));
        }

        Id = identity.Id;
        Subject = identity.Subject;
        Grant = identity.Grant;
        ServiceAccount = identity.ServiceAccount;
        _groups = identity.Groups.ToFrozenSet(StringComparer.Ordinal);
        _scopes = identity.Scopes.ToFrozenSet(StringComparer.Ordinal);
        _labels = identity.GrantLabels.ToFrozenDictionary(StringComparer.Ordinal);
        _claims = identity
            .Claims.GroupBy(static c => c.Key, static c => c.Value, StringComparer.Ordinal)
            .ToFrozenDictionary(static g => g.Key, static g => g.ToFrozenSet(StringComparer.Ordinal), StringComparer.Ordinal);
    }

    /// <summary>Anybody who was not authenticated: one caller, whoever it is, in no group.</summary>
    public static Caller Anonymous { get; } = new(new CallerIdentity { Id = "" }, mayBeAnonymous: true);

    /// <summary>The identity; empty for <see cref="Anonymous"/>.</summary>
    public string Id { get; }

    /// <summary>The subject; null when there is none.</summary>
    public string? Subject { get; }

    /// <summary>The name of the grant that the call was made with; null without a grant.</summary>
    public string? Grant { get; }

    /// <summary>The Kubernetes ServiceAccount, as <c>namespace/name</c>; null when the caller is none.</summary>
    public string? ServiceAccount { get; }

    /// <summary>Whether nobody was authenticated.</summary>
    public bool IsAnonymous => Id.Length == 0;

    /// <summary>Whether the caller is in a group.</summary>
    /// <param name="group">The group's exact name.</param>
    public bool IsInGroup(string group) => _groups.Contains(group);

    /// <summary>Whether a scope was granted to the caller.</summary>
    /// <param name="scope">The scope, exactly.</param>
    public bool HasScope(string scope) => _scopes.Contains(scope);

    /// <summary>Whether the grant or key that the call was made with has a label of this value.</summary>
    /// <param name="label">The label's exact name.</param>
    /// <param name="value">The exact value.</param>
    public bool HasGrantLabel(string label, string value) => _labels.TryGetValue(label, out var found) && found == value;

    /// <summary>Whether a claim of the caller has a value.</summary>
    /// <param name="claim">The claim's exact name.</param>
    /// <param name="value">The exact value.</param>
    public bool HasClaim(string claim, string value) => _claims.TryGetValue(claim, out var values) && values.Contains(value);
}
