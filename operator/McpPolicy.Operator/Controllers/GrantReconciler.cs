using System.Collections.Immutable;
using McpPolicy.Controllers.Reconciling;
using McpPolicy.Controllers.Stores;
using McpPolicy.Operator.Entities;
using McpPolicy.Operator.Entities.Grants;
using McpPolicy.Operator.Events;
using McpPolicy.Operator.Grants;
using McpPolicy.Operator.Specs;
using McpPolicy.Operator.Status;

namespace McpPolicy.Operator.Controllers;

/// <summary>Sees to a grant's token, and says in its status where it is in force.</summary>
internal sealed class GrantReconciler(
    IEntityReader<McpServer> servers,
    GrantIndexes indexes,
    GrantReads reads,
    CredentialResolver credentials,
    TokenIssuer issuer,
    StatusWriter statuses,
    StatusAnnouncer announcer,
    TimeProvider time
)
{
    // A timer's longest wait is bounded; a grant that expires later is looked at once a day until then.
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

    public async Task<ReconcileResult> ReconcileAsync(McpGrant grant, CancellationToken cancellationToken)
    {
        if (grant.Metadata.DeletionTimestamp is not null)
        {
            return ReconcileResult.Done;
        }

        var read = reads.Of(grant);
        if (read.Spec is not { } spec)
        {
            await statuses.WriteAsync(grant, GrantStatusBuilder.Invalid(grant, read.Errors), cancellationToken);
            return ReconcileResult.Done;
        }

        var issue = await issuer.EnsureAsync(grant, read.SecretName, cancellationToken);
        var now = time.GetUtcNow();
        var status = GrantStatusBuilder.Build(grant, spec, issue, Standings(grant, read, issue), now);
        await statuses.WriteAsync(grant, status, issue.Token is null ? cancellationToken : CancellationToken.None);
        return issue.Problem is { } problem ? ReconcileResult.Retry(problem.TrimEnd('.')) : UntilExpiry(spec, now);
    }

    /// <summary>Forgets a grant that is gone.</summary>
    public void Forget(EntityKey grant)
    {
        issuer.Forget(grant);
        announcer.ForgetGrant(grant);
    }

    private static ReconcileResult UntilExpiry(McpGrantSpec spec, DateTimeOffset now) =>
        spec.ExpiresAt is { } end && end > now
            ? ReconcileResult.RequeueAfter(end - now < LongestWait ? end - now : LongestWait)
            : ReconcileResult.Done;

    private ImmutableArray<GrantServerStanding> Standings(McpGrant grant, ReadGrant read, TokenIssue issue)
    {
        var found = indexes.ServersOf(grant, servers).ToList();
        var missing = read.Targeting.Names.Except(found.Select(s => s.Metadata.Name!), StringComparer.Ordinal);
        return
        [
            .. found.Select(server => StandingOn(server, grant, issue)),
            .. missing.Select(name => new GrantServerStanding(
                name,
                false,
                Reasons.TargetNotFound,
                "it does not exist in this namespace; create it, or correct spec.servers."
            )),
        ];
    }

    /// <summary>
    /// The grant is in force as it is now when the server's proxies report what the grants of now compose to: composing is a pure function, so equal
    /// revisions mean that this very grant and token went into it.
    /// </summary>
    private GrantServerStanding StandingOn(McpServer server, McpGrant grant, TokenIssue issue)
    {
        var name = server.Metadata.Name!;
        if (ServerSpecReader.Read(server).Spec is not { } spec)
        {
            return new(name, false, Reasons.Invalid, "its spec is invalid; see its Accepted condition.");
        }

        if (!CredentialResolver.TakesGrants(spec))
        {
            return new(
                name,
                false,
                Reasons.GrantsNotTaken,
                "it takes no grants; add an authenticator of type Grants to its spec.authentication."
            );
        }

        var resolved = credentials.Resolve(server, spec)!;
        var isCurrent = grant.Status?.Token?.Hash == issue.Token?.Hash && server.Status?.Credentials?.Revision == resolved.Revision;
        return isCurrent && issue.Token is not null && !resolved.Grants.Contains(grant.Metadata.Name!)
                ? new(
                    name,
                    true,
                    Reasons.TooManyGrants,
                    "its grants do not fit into one ConfigMap, and this is one of the youngest; delete others."
                )
            : isCurrent && server.Status?.Credentials?.ProgrammedRevision == resolved.Revision
                ? new(name, true, Reasons.Programmed, "every ready proxy has it.")
            : new(name, true, Reasons.Pending, "its proxies have not all reported it yet; see its status.credentials.");
    }
}
