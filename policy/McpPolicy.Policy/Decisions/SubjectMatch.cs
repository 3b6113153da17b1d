using System.Collections.Immutable;
using McpPolicy.Policy.Model;

namespace McpPolicy.Policy.Decisions;

/// <summary>Whether a rule is about a caller.</summary>
internal static class SubjectMatch
{
    public static bool IsMatch(ImmutableArray<RuleSubject> subjects, Caller caller)
    {
        if (subjects.IsEmpty)
        {
            return true;
        }

        foreach (var subject in subjects)
        {
            if (IsMatch(subject, caller))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsMatch(RuleSubject subject, Caller caller)
    {
        if (subject.Grant is { } grant)
        {
            return caller.Id == grant;
        }

        if (subject.Group is { } group)
        {
            return caller.IsInGroup(group);
        }

        foreach (var value in subject.Values)
        {
            if (caller.HasClaim(subject.Claim!, value))
            {
                return true;
            }
        }

        return false;
    }
}
