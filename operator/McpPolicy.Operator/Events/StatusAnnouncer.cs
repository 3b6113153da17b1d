using McpPolicy.Controllers.Events;
using McpPolicy.Controllers.Stores;
using McpPolicy.Kubernetes.Models;
using McpPolicy.Operator.Entities;
using McpPolicy.Operator.Entities.Grants;
using McpPolicy.Operator.Entities.Policies;
using McpPolicy.Operator.Entities.Servers;

namespace McpPolicy.Operator.Events;

/// <summary>
/// Tells in Events what a newly written status says has happened. Events come from the difference of two statuses alone: an operator that
/// restarts, or looks again at what has not changed, has nothing to tell.
/// </summary>
internal sealed class StatusAnnouncer(IEventRecorder events)
{
    private readonly WrittenStatuses<McpServerStatus> _servers = new();
    private readonly WrittenStatuses<ToolPolicyStatus> _policies = new();
    private readonly WrittenStatuses<McpGrantStatus> _grants = new();

    /// <summary>Tells what is new in a server's status.</summary>
    public void Announce(McpServer server, McpServerStatus written) =>
        Publish(server, ServerEvents.Between(_servers.Swap(server, server.Status, written), written));

    /// <summary>Tells what is new in a policy's status.</summary>
    public void Announce(ToolPolicy policy, ToolPolicyStatus written) =>
        Publish(policy, PolicyEvents.Between(_policies.Swap(policy, policy.Status, written), written));

    /// <summary>Tells what is new in a grant's status.</summary>
    public void Announce(McpGrant grant, McpGrantStatus written) =>
        Publish(grant, GrantEvents.Between(_grants.Swap(grant, grant.Status, written), written));

    /// <summary>Forgets a grant that is gone.</summary>
    public void ForgetGrant(EntityKey grant) => _grants.Forget(grant);

    /// <summary>Forgets a server that is gone.</summary>
    public void ForgetServer(EntityKey server) => _servers.Forget(server);

    /// <summary>Forgets a policy that is gone.</summary>
    public void ForgetPolicy(EntityKey policy) => _policies.Forget(policy);

    private void Publish(IKubernetesObject<V1ObjectMeta> regarding, IEnumerable<Occurrence> occurrences)
    {
        foreach (var occurrence in occurrences)
        {
            events.Publish(regarding, occurrence.Type, occurrence.Reason, occurrence.Action, occurrence.Note);
        }
    }
}
