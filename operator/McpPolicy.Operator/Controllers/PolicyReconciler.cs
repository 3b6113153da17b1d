using System.Collections.Immutable;
using McpPolicy.Controllers.Reconciling;
using McpPolicy.Controllers.Stores;
using McpPolicy.Operator.Entities;
using McpPolicy.Operator.Events;
using McpPolicy.Operator.Policies;
using McpPolicy.Operator.Specs;
using McpPolicy.Operator.Status;

namespace McpPolicy.Operator.Controllers;

/// <summary>Says in a ToolPolicy's status whether it is valid and where it is in force.</summary>
internal sealed class PolicyReconciler(
    IEntityReader<McpServer> servers,
    PolicyIndexes indexes,
    PolicyReads reads,
    PolicyResolver resolver,
    StatusWriter statuses,
    StatusAnnouncer announcer
)
{
    public async Task<ReconcileResult> ReconcileAsync(ToolPolicy policy, CancellationToken cancellationToken)
    {
        if (policy.Metadata.DeletionTimestamp is null)
        {
            await statuses.WriteAsync(policy, PolicyStatusBuilder.Build(policy, reads.Of(policy), Targets(policy)), cancellationToken);
        }

        return ReconcileResult.Done;
    }

    /// <summary>Forgets a policy that is gone.</summary>
    public void Forget(EntityKey policy) => announcer.ForgetPolicy(policy);

    private ImmutableArray<PolicyTargetStanding> Targets(ToolPolicy policy)
    {
        var read = reads.Of(policy);
        var found = indexes.TargetsOf(policy, servers).ToList();
        var missing = read.Targeting.Names.Except(found.Select(s => s.Metadata.Name!), StringComparer.Ordinal);
        return
        [
            .. found.Select(server => Standing(server, read, policy.Metadata.Generation)),
            .. missing.Select(name => new PolicyTargetStanding(
                name,
                false,
                false,
                "It does not exist in this namespace; create it, or correct targetRefs."
            )),
        ];
    }

    /// <summary>
    /// The policy is in force as it is now when the server's proxies report what the policies attached now compile to: compiling is a pure
    /// function, so equal revisions mean that this very version went into it.
    /// </summary>
    private PolicyTargetStanding Standing(McpServer server, ReadPolicy read, long? generation)
    {
        var name = server.Metadata.Name!;
        if (ServerSpecReader.Read(server).Spec is not { } spec)
        {
            return new(name, true, false, "Its spec is invalid; see its Accepted condition.");
        }

        if (read.Document is null)
        {
            return new(name, true, false, "The policy is invalid; see its Accepted condition.");
        }

        var programmed = (server.Status?.Conditions ?? []).FirstOrDefault(c => c.Type == ConditionTypes.Programmed);
        var revision = resolver.Resolve(server, spec).Composed.Revision;
        var isCurrent = server.Status?.Policy?.Revision == revision;
        return isCurrent && programmed?.Status == "True"
                ? new(name, true, true, $"Every proxy has generation {generation} of the policy in force (revision {revision}).")
            : isCurrent ? new(name, true, false, programmed?.Message ?? "Its proxies have not reported yet.")
            : new(name, true, false, "The server's policy is being compiled anew.");
    }
}
