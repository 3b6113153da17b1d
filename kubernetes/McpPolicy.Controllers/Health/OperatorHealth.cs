using System.Collections.Immutable;
using McpPolicy.Controllers.Leases;
using McpPolicy.Controllers.Reconciling;
using McpPolicy.Controllers.Reflectors;

namespace McpPolicy.Controllers.Health;

/// <summary>Puts together what reflectors, controllers and the elector say.</summary>
internal sealed class OperatorHealth(ReflectorRegistry reflectors, IEnumerable<IControllerLoop> controllers, ILeaderStatus leader) : IHealth
{
    private readonly ImmutableArray<IControllerLoop> _controllers = [.. controllers];

    public HealthReport Check()
    {
        var watched = reflectors.All;
        var progress = _controllers.Select(controller => (controller.Name, controller.Progress)).ToList();
        var isLive = leader.State != LeaderState.Lost && !progress.Exists(entry => entry.Progress.IsStuck);
        return new HealthReport(
            isLive,
            !watched.IsEmpty && watched.All(reflector => reflector.HasSynced),
            leader.State,
            [.. watched.Select(Describe), .. progress.Select(entry => Describe(entry.Name, entry.Progress)), Describe(leader)]
        );
    }

    private static string Describe(IReflector reflector) =>
        $"watch {reflector.Description}: {(reflector.HasSynced ? "synced" : "not synced")}{(reflector.Problem is { } problem ? ", " + problem : "")}";

    private static string Describe(string name, ControllerProgress progress) =>
        $"controller {name}: {(progress.IsStuck ? $"stuck for {progress.LongestRunning}, " : "")}{progress.Running} running, {progress.Waiting} waiting";

    private static string Describe(ILeaderStatus leader) =>
        leader.State switch
        {
            LeaderState.Leading => "leader: this process",
            LeaderState.Lost => "leader: lost, ending",
            _ => $"leader: {leader.Leader ?? "nobody yet"}",
        };
}
