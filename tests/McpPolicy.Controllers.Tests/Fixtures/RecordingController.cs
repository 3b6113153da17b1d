using System.Collections.Concurrent;
using McpPolicy.Controllers.Reconciling;
using McpPolicy.Controllers.Stores;

namespace McpPolicy.Controllers.Tests.Fixtures;

/// <summary>Remembers its calls and does what a test tells it to.</summary>
public sealed class RecordingController : IEntityController<Gadget>
{
    private readonly ConcurrentQueue<Call> _calls = [];
    private readonly ConcurrentDictionary<EntityKey, int> _running = [];
    private volatile bool _overlapped;

    /// <summary>What a call does; done at once by default.</summary>
    public Func<Call, CancellationToken, Task<ReconcileResult>> Behaviour { get; set; } = (_, _) => Task.FromResult(ReconcileResult.Done);

    /// <summary>Whether one gadget was ever in two calls at once.</summary>
    public bool Overlapped => _overlapped;

    public IReadOnlyList<Call> Calls => [.. _calls];

    public IReadOnlyList<Call> CallsOf(string name) => [.. _calls.Where(call => call.Key.Name == name)];

    /// <summary>Waits for a call about a gadget.</summary>
    public Task SawAsync(string name, Func<Call, bool> condition) =>
        Testing.Wait.Until(() => CallsOf(name).Any(condition), describe: () => $"Calls: {string.Join(", ", Calls)}");

    /// <summary>Waits until a gadget had so many calls.</summary>
    public Task HadAsync(string name, int calls) =>
        Testing.Wait.Until(() => CallsOf(name).Count >= calls, describe: () => $"Calls: {string.Join(", ", Calls)}");

    public Task<ReconcileResult> ReconcileAsync(Gadget entity, CancellationToken cancellationToken) =>
        RecordAsync(new Call(EntityKey.Of(entity), entity, IsDeletion: false), cancellationToken);

    public Task<ReconcileResult> DeletedAsync(EntityKey key, Gadget? lastKnown, CancellationToken cancellationToken) =>
        RecordAsync(new Call(key, lastKnown, IsDeletion: true), cancellationToken);

    private async Task<ReconcileResult> RecordAsync(Call call, CancellationToken cancellationToken)
    {
        _overlapped |= _running.AddOrUpdate(call.Key, 1, (_, count) => count + 1) > 1;
        _calls.Enqueue(call);
        try
        {
            return await Behaviour(call, cancellationToken);
        }
        finally
        {
            _running.AddOrUpdate(call.Key, 0, (_, count) => count - 1);
        }
    }

    /// <summary>A call.</summary>
    public sealed record Call(EntityKey Key, Gadget? Entity, bool IsDeletion)
    {
        public override string ToString() => $"{(IsDeletion ? "-" : "+")}{Key.Name}:{Entity?.Spec.Size}";
    }
}
