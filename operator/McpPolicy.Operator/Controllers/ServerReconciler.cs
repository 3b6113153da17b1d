using System.Collections.Immutable;
using System.Text;
using McpPolicy.Controllers.Reconciling;
using McpPolicy.Controllers.Stores;
using McpPolicy.Kubernetes;
using McpPolicy.Operator.Access;
using McpPolicy.Operator.Children;
using McpPolicy.Operator.DesiredState;
using McpPolicy.Operator.Entities;
using McpPolicy.Operator.Entities.Servers;
using McpPolicy.Operator.Events;
using McpPolicy.Operator.Policies;
using McpPolicy.Operator.Reports;
using McpPolicy.Operator.Specs;
using McpPolicy.Operator.Status;

namespace McpPolicy.Operator.Controllers;

/// <summary>Brings one McpServer's proxy in line with its spec and policies, and says in its status how far that has come.</summary>
internal sealed class ServerReconciler(
    PolicyResolver resolver,
    AccessResolver accesses,
    BackendReferences references,
    AccessReferences accessReferences,
    ChildrenBuilder builder,
    ServerChildrenApplier applier,
    RolloutObserver rollouts,
    RecheckSchedule schedule,
    StatusWriter statuses,
    StatusAnnouncer announcer
)
{
    // What a ConfigMap may hold, less its metadata (apimachinery limits the whole object to 1 MiB).
    private const int MaxPolicyBytes = 1024 * 1024 - 16 * 1024;

    public async Task<ReconcileResult> ReconcileAsync(McpServer server, CancellationToken cancellationToken)
    {
        if (server.Metadata.DeletionTimestamp is not null)
        {
            return ReconcileResult.Done;
        }

        var read = ServerSpecReader.Read(server);
        if (read.Spec is not { } spec)
        {
            await statuses.WriteAsync(server, ServerStatusBuilder.Invalid(server, read.Errors), cancellationToken);
            return ReconcileResult.Done;
        }

        var policy = resolver.Resolve(server, spec);
        var access = await accesses.ResolveAsync(server, spec, cancellationToken);
        var obstacle = await ProvideAsync(server, spec, policy, access, cancellationToken);
        var rollout = obstacle is null
            ? await rollouts.ObserveAsync(server, spec, policy, access.Credentials?.Revision, cancellationToken)
            : null;
        var findings = new ServerFindings(policy, await MissingOf(server, spec, cancellationToken), rollout, obstacle, access.Credentials);
        await statuses.WriteAsync(server, ServerStatusBuilder.Build(server, spec, findings), cancellationToken);
        return obstacle is { Reason: Reasons.PolicyTooLarge } ? ReconcileResult.Done
            : rollout is null ? ReconcileResult.Retry(obstacle!.Message)
            : ReconcileResult.RequeueAfter(schedule.Next(EntityKey.Of(server), rollout));
    }

    /// <summary>Forgets a server that is gone. Its children are the garbage collector's.</summary>
    public void Forget(EntityKey server)
    {
        applier.Forget(server);
        schedule.Forget(server);
        announcer.ForgetServer(server);
    }

    private async Task<ImmutableArray<MissingReference>> MissingOf(
        McpServer server,
        McpServerSpec spec,
        CancellationToken cancellationToken
    ) => [.. references.MissingOf(server, spec), .. await accessReferences.MissingOf(server, spec, cancellationToken)];

    private async Task<Verdict?> ProvideAsync(
        McpServer server,
        McpServerSpec spec,
        ResolvedPolicy policy,
        ResolvedAccess access,
        CancellationToken cancellationToken
    )
    {
        if (access.Problem is { } problem)
        {
            return new Verdict(ConditionTypes.Programmed, false, Reasons.IssuerUnknown, problem);
        }

        var json = policy.Composed.Json;
        var children = builder.Build(server, spec, Encoding.UTF8.GetString(json.Span), policy.Composed.Revision, access.Access);
        try
        {
            // Revoking a grant must not wait until a policy fits.
            await applier.ApplyAccessAsync(server, children, cancellationToken);
            if (json.Length > MaxPolicyBytes)
            {
                return TooLarge(json.Length);
            }

            await applier.ApplyAsync(server, children, cancellationToken);
            return null;
        }
        catch (ChildConflictException e)
        {
            return new Verdict(ConditionTypes.Programmed, false, Reasons.Conflicted, e.Message);
        }
        catch (KubernetesException e) when (e.IsInvalid || e.IsForbidden)
        {
            return new Verdict(ConditionTypes.Programmed, false, Reasons.ApplyFailed, e.Message);
        }
    }

    private static Verdict TooLarge(int bytes) =>
        new(
            ConditionTypes.Programmed,
            false,
            Reasons.PolicyTooLarge,
            $"The compiled policy has {bytes} bytes, a ConfigMap holds {MaxPolicyBytes}: the revision in force stays so. Shorten the attached policies."
        );
}
