using System.Collections.Concurrent;
using McpPolicy.Controllers.Stores;
using McpPolicy.Kubernetes;
using McpPolicy.Kubernetes.Models;
using McpPolicy.Kubernetes.Operations;
using McpPolicy.Operator.DesiredState;
using McpPolicy.Operator.Entities;

namespace McpPolicy.Operator.Children;

/// <summary>Applies one kind of child where it is missing, is to change or was changed by somebody else; otherwise makes no call.</summary>
internal sealed class ChildApplier<T>(IKubernetes kubernetes, IEntityReader<T> present)
    where T : class, IKubernetesObject<V1ObjectMeta>
{
    private static readonly ApplyOptions Options = new(ProxyLabels.Operator, Force: true);

    private readonly ConcurrentDictionary<EntityKey, AppliedChild> _applied = new();

    /// <summary>Brings the child in line.</summary>
    /// <exception cref="ChildConflictException">An object of that name belongs to somebody else.</exception>
    public async Task ApplyAsync(McpServer owner, T desired, CancellationToken cancellationToken)
    {
        var key = EntityKey.Of(desired);
        var hash = ContentHash.Of(desired);
        var live = present.Get(key);
        if (live is not null && IsInLine(key, live, hash))
        {
            return;
        }

        var found = live ?? await kubernetes.FindAsync<T>(key.Name, key.Namespace, cancellationToken);
        if (found is not null && !IsOwnedBy(found, owner))
        {
            throw new ChildConflictException(
                $"{found.Kind ?? typeof(T).Name} {key} exists and does not belong to McpServer {owner.Metadata.Name}; delete or rename one of them"
            );
        }

        var stored = await kubernetes.ApplyAsync(desired, Options, cancellationToken);
        _applied[key] = new AppliedChild(hash, stored.Metadata.ResourceVersion ?? "", ContentHash.Of(stored));
    }

    /// <summary>Forgets a child whose owner is gone.</summary>
    public void Forget(EntityKey child) => _applied.TryRemove(child, out _);

    private bool IsInLine(EntityKey key, T live, string desired)
    {
        if (!_applied.TryGetValue(key, out var applied) || applied.Desired != desired || live.Metadata.DeletionTimestamp is not null)
        {
            return false;
        }

        if (live.Metadata.ResourceVersion == applied.Version)
        {
            return true;
        }

        if (ContentHash.Of(live) != applied.Actual)
        {
            return false;
        }

        _applied.TryUpdate(key, applied with { Version = live.Metadata.ResourceVersion ?? "" }, applied);
        return true;
    }

    private static bool IsOwnedBy(T child, McpServer owner) => (child.Metadata.OwnerReferences ?? []).Any(o => o.Uid == owner.Metadata.Uid);
}
