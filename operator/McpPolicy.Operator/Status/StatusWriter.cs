using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using McpPolicy.Kubernetes;
using McpPolicy.Kubernetes.Models;
using McpPolicy.Kubernetes.Operations;
using McpPolicy.Kubernetes.Serialization;
using McpPolicy.Operator.DesiredState;
using McpPolicy.Operator.Entities;
using McpPolicy.Operator.Entities.Grants;
using McpPolicy.Operator.Entities.Policies;
using McpPolicy.Operator.Entities.Servers;
using McpPolicy.Operator.Events;

namespace McpPolicy.Operator.Status;

/// <summary>Writes an object's status where it differs from what the object says already, and tells in Events what is new in it.</summary>
internal sealed class StatusWriter(IKubernetes kubernetes, StatusAnnouncer announcer, TimeProvider time)
{
    private static readonly ApplyOptions Options = new(ProxyLabels.Operator, Force: true);
    private static readonly JsonSerializerOptions Json = KubernetesJson.CreateOptions(EntitiesJsonContext.Default);

    /// <summary>Writes a server's status.</summary>
    public async Task WriteAsync(McpServer server, McpServerStatus status, CancellationToken cancellationToken)
    {
        var timed = status with { Conditions = ConditionTimes.Carry(server.Status?.Conditions, status.Conditions, StatusTime.Now(time)) };
        if (
            !IsSame(server.Status, timed)
            && await ApplyAsync(new McpServer { Metadata = IdentityOf(server), Status = timed }, cancellationToken)
        )
        {
            announcer.Announce(server, timed);
        }
    }

    /// <summary>Writes a policy's status.</summary>
    public async Task WriteAsync(ToolPolicy policy, ToolPolicyStatus status, CancellationToken cancellationToken)
    {
        var now = StatusTime.Now(time);
        var before = policy.Status?.Targets ?? [];
        var timed = status with
        {
            Conditions = ConditionTimes.Carry(policy.Status?.Conditions, status.Conditions, now),
            Targets =
            [
                .. status.Targets.Select(t =>
                    t with
                    {
                        Conditions = ConditionTimes.Carry(before.FirstOrDefault(b => b.Name == t.Name)?.Conditions, t.Conditions, now),
                    }
                ),
            ],
        };
        if (
            !IsSame(policy.Status, timed)
            && await ApplyAsync(new ToolPolicy { Metadata = IdentityOf(policy), Status = timed }, cancellationToken)
        )
        {
            announcer.Announce(policy, timed);
        }
    }

    /// <summary>Writes a grant's status.</summary>
    public async Task WriteAsync(McpGrant grant, McpGrantStatus status, CancellationToken cancellationToken)
    {
        var timed = status with { Conditions = ConditionTimes.Carry(grant.Status?.Conditions, status.Conditions, StatusTime.Now(time)) };
        if (
            !IsSame(grant.Status, timed)
            && await ApplyAsync(new McpGrant { Metadata = IdentityOf(grant), Status = timed }, cancellationToken)
        )
        {
            announcer.Announce(grant, timed);
        }
    }

    private async Task<bool> ApplyAsync<T>(T entity, CancellationToken cancellationToken)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        try
        {
            await kubernetes.ApplyStatusAsync(entity, Options, cancellationToken);
            return true;
        }
        catch (KubernetesException e) when (e.IsNotFound || e.IsConflict)
        {
            // Deleted, or deleted and made anew, while its status was worked out: what is there now has its own turn.
            return false;
        }
    }

    // With the uid, the status of an object that was deleted cannot land on another of the same name.
    private static V1ObjectMeta IdentityOf(IKubernetesObject<V1ObjectMeta> entity) =>
        new()
        {
            Name = entity.Metadata.Name,
            Namespace = entity.Metadata.Namespace,
            Uid = entity.Metadata.Uid,
        };

    private static bool IsSame<TStatus>(TStatus? left, TStatus right)
    {
        var info = (JsonTypeInfo<TStatus>)Json.GetTypeInfo(typeof(TStatus));
        return left is not null
            && JsonSerializer.SerializeToUtf8Bytes(left, info).AsSpan().SequenceEqual(JsonSerializer.SerializeToUtf8Bytes(right, info));
    }
}
