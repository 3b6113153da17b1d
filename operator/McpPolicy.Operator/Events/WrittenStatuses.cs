using System.Collections.Concurrent;
using McpPolicy.Controllers.Stores;
using McpPolicy.Kubernetes.Models;

namespace McpPolicy.Operator.Events;

/// <summary>
/// The status last written of each object. The store learns of a write only when the watch brings it; until then a second look at the object would
/// find the same news again.
/// </summary>
internal sealed class WrittenStatuses<TStatus>
    where TStatus : class
{
    private readonly ConcurrentDictionary<EntityKey, (string? Uid, TStatus Status)> _last = new();

    /// <summary>Remembers a status that was written.</summary>
    /// <returns>The status before it: the one written last, or the one stored when this process has written none.</returns>
    public TStatus? Swap(IKubernetesObject<V1ObjectMeta> entity, TStatus? stored, TStatus written)
    {
        var key = EntityKey.Of(entity);
        var before = _last.TryGetValue(key, out var last) && last.Uid == entity.Metadata.Uid ? last.Status : stored;
        _last[key] = (entity.Metadata.Uid, written);
        return before;
    }

    /// <summary>Forgets an object that is gone.</summary>
    public void Forget(EntityKey key) => _last.TryRemove(key, out _);
}
