using McpPolicy.Kubernetes.Models;

namespace McpPolicy.Controllers.Stores;

/// <summary>A change of a stored entity.</summary>
/// <typeparam name="TEntity">The kind.</typeparam>
/// <param name="Before">The entity before; null when it was added.</param>
/// <param name="After">The entity after; null when it was deleted.</param>
public readonly record struct EntityChange<TEntity>(TEntity? Before, TEntity? After)
    where TEntity : class, IKubernetesObject<V1ObjectMeta>
{
    /// <summary>What happened.</summary>
    public EntityChangeKind Kind =>
        Before is null ? EntityChangeKind.Added
        : After is null ? EntityChangeKind.Deleted
        : EntityChangeKind.Updated;

    /// <summary>The entity after, or the last one known.</summary>
    public TEntity Latest => After ?? Before ?? throw new InvalidOperationException("An empty change.");

    /// <summary>The entity's key.</summary>
    public EntityKey Key => EntityKey.Of(Latest);

    /// <summary>Whether more than the status differs: spec (by generation), labels, annotations, finalizers or the start of deletion. True for additions and deletions.</summary>
    public bool IsMoreThanStatus =>
        Before is not { Metadata: var before }
        || After is not { Metadata: var after }
        || before.Generation != after.Generation
        || before.DeletionTimestamp != after.DeletionTimestamp
        || !SameEntries(before.Labels, after.Labels)
        || !SameEntries(before.Annotations, after.Annotations)
        || !(before.Finalizers ?? []).SequenceEqual(after.Finalizers ?? [], StringComparer.Ordinal);

    private static bool SameEntries(IReadOnlyDictionary<string, string>? left, IReadOnlyDictionary<string, string>? right)
    {
        if ((left?.Count ?? 0) != (right?.Count ?? 0))
        {
            return false;
        }

        return left is null || left.All(entry => right!.TryGetValue(entry.Key, out var value) && value == entry.Value);
    }
}
