using System.Collections.Frozen;
using System.Collections.Immutable;
using McpPolicy.Policy.Decisions;
using McpPolicy.Policy.Model;

namespace McpPolicy.Policy.Compilation.Subjects;

/// <summary>The callers that a rule is about, ready to be asked: what is compared with one property of the caller is one look-up, however
/// many there are.</summary>
internal sealed class SubjectSet
{
    private readonly bool _isEverybody;
    private readonly FrozenSet<string> _grants;
    private readonly FrozenSet<string> _subjects;
    private readonly FrozenSet<string> _serviceAccounts;
    private readonly ImmutableArray<string> _groups;
    private readonly ImmutableArray<RuleSubject> _claims;
    private readonly ImmutableArray<ImmutableArray<KeyValuePair<string, string>>> _labels;

    public SubjectSet(ImmutableArray<RuleSubject> subjects)
    {
        _isEverybody = subjects.IsEmpty;
        _grants = subjects.Select(static s => s.Grant).OfType<string>().ToFrozenSet(StringComparer.Ordinal);
        _subjects = subjects.Select(static s => s.Subject).OfType<string>().ToFrozenSet(StringComparer.Ordinal);
        _serviceAccounts = subjects.Select(static s => s.ServiceAccount).OfType<string>().ToFrozenSet(StringComparer.Ordinal);
        _groups = [.. subjects.Select(static s => s.Group).OfType<string>()];
        _claims = [.. subjects.Where(static s => s.Claim is not null)];
        _labels = [.. subjects.Select(static s => s.GrantLabels).Where(static labels => !labels.IsEmpty)];
    }

    /// <summary>Whether the rule is about a caller.</summary>
    public bool Includes(Caller caller) =>
        _isEverybody || (!caller.IsAnonymous && (IsNamed(caller) || IsInGroup(caller) || HasClaim(caller) || HasLabels(caller)));

    private bool IsNamed(Caller caller) =>
        (caller.Grant is { } grant && _grants.Contains(grant))
        || (caller.Subject is { } subject && _subjects.Contains(subject))
        || (caller.ServiceAccount is { } account && _serviceAccounts.Contains(account));

    private bool IsInGroup(Caller caller)
    {
        foreach (var group in _groups)
        {
            if (caller.IsInGroup(group))
            {
                return true;
            }
        }

        return false;
    }

    private bool HasClaim(Caller caller)
    {
        foreach (var subject in _claims)
        {
            foreach (var value in subject.Values)
            {
                if (caller.HasClaim(subject.Claim!, value))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private bool HasLabels(Caller caller)
    {
        foreach (var labels in _labels)
        {
            if (HasAll(caller, labels))
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasAll(Caller caller, ImmutableArray<KeyValuePair<string, string>> labels)
    {
        foreach (var (label, value) in labels)
        {
            if (!caller.HasGrantLabel(label, value))
            {
                return false;
            }
        }

        return true;
    }
}
