using System.Collections.Immutable;
using System.Globalization;
using McpPolicy.Operator.Entities;
using McpPolicy.Operator.Entities.Grants;
using McpPolicy.Operator.Grants;

namespace McpPolicy.Operator.Status;

/// <summary>What the status of an McpGrant is to say.</summary>
internal static class GrantStatusBuilder
{
    private const int MaxServers = 253;

    /// <summary>The status of a grant whose spec is invalid: its token is refused everywhere, and kept for when the spec is valid again.</summary>
    public static McpGrantStatus Invalid(McpGrant grant, ImmutableArray<string> errors)
    {
        var message = string.Join("; ", errors);
        return new McpGrantStatus
        {
            ObservedGeneration = grant.Metadata.Generation,
            Token = grant.Status?.Token,
            ServerCount = 0,
            Conditions =
            [
                .. new[]
                {
                    new Verdict(ConditionTypes.Accepted, false, Reasons.Invalid, message),
                    new Verdict(ConditionTypes.Programmed, false, Reasons.Invalid, "The spec is invalid: no server takes the token."),
                    new Verdict(ConditionTypes.Ready, false, Reasons.Invalid, message),
                }.Select(v => v.On(grant.Metadata.Generation)),
            ],
        };
    }

    /// <summary>The status of a grant whose spec is valid.</summary>
    public static McpGrantStatus Build(
        McpGrant grant,
        McpGrantSpec spec,
        TokenIssue issue,
        ImmutableArray<GrantServerStanding> servers,
        DateTimeOffset now
    )
    {
        Verdict[] verdicts = [Accepted(servers), Issued(issue), Programmed(spec, issue, servers)];
        return new McpGrantStatus
        {
            ObservedGeneration = grant.Metadata.Generation,
            Token = issue.Token,
            Servers = Names(servers),
            ServerCount = servers.Count(s => s.TakesGrants),
            Conditions = [.. verdicts.Append(Readiness(spec, verdicts, now)).Select(v => v.On(grant.Metadata.Generation))],
        };
    }

    private static Verdict Accepted(ImmutableArray<GrantServerStanding> servers)
    {
        if (servers.FirstOrDefault(s => !s.TakesGrants) is { } other)
        {
            return new(ConditionTypes.Accepted, false, other.Reason, $"McpServer {other.Server}: {other.Message}");
        }

        return servers.IsEmpty
            ? new(
                ConditionTypes.Accepted,
                false,
                Reasons.TargetNotFound,
                "No McpServer of this namespace matches serverSelector; label one, or correct the selector."
            )
            : new(ConditionTypes.Accepted, true, Reasons.Accepted, $"The grant is valid, for {servers.Length} server(s).");
    }

    private static Verdict Issued(TokenIssue issue) =>
        issue.Token is { } token
            ? new(ConditionTypes.TokenIssued, true, Reasons.TokenIssued, $"The token is in Secret {token.SecretName}, under the key token.")
            : new(ConditionTypes.TokenIssued, false, Reasons.SecretConflict, issue.Problem ?? "");

    private static Verdict Programmed(McpGrantSpec spec, TokenIssue issue, ImmutableArray<GrantServerStanding> servers)
    {
        if (issue.Token is null)
        {
            return new(ConditionTypes.Programmed, false, Reasons.SecretConflict, "There is no token to be in force.");
        }

        if (servers.IsEmpty)
        {
            return new(ConditionTypes.Programmed, false, Reasons.TargetNotFound, "There is no server to be in force on.");
        }

        return servers.FirstOrDefault(s => !s.IsProgrammed) is { } behind
            ? new(ConditionTypes.Programmed, false, behind.Reason, $"McpServer {behind.Server}: {behind.Message}")
            : new(
                ConditionTypes.Programmed,
                true,
                Reasons.Programmed,
                spec.Suspended
                    ? "The grant is suspended: every proxy of every server refuses its token."
                    : "Every proxy of every server has the grant as it is now."
            );
    }

    private static Verdict Readiness(McpGrantSpec spec, IEnumerable<Verdict> others, DateTimeOffset now)
    {
        if (spec.ExpiresAt is { } end && end <= now)
        {
            var when = end.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
            return new(
                ConditionTypes.Ready,
                false,
                Reasons.Expired,
                $"The token expired at {when}; set a later spec.expiresAt, or delete the grant."
            );
        }

        if (spec.Suspended)
        {
            return new(
                ConditionTypes.Ready,
                false,
                Reasons.Suspended,
                "The grant is suspended; set spec.suspended to false to let its token in."
            );
        }

        return others.FirstOrDefault(v => v.Holds != true) is { } first
            ? new(ConditionTypes.Ready, false, first.Reason, first.Message)
            : new(ConditionTypes.Ready, true, Reasons.Ready, "The token can be used.");
    }

    // Kubernetes 1.20 takes an empty text in an apply for null, and refuses it.
    private static string? Names(ImmutableArray<GrantServerStanding> servers)
    {
        var names = string.Join(',', servers.Where(s => s.TakesGrants).Select(s => s.Server));
        return names.Length == 0 ? null
            : names.Length <= MaxServers ? names
            : names[..(MaxServers - 1)] + "…";
    }
}
