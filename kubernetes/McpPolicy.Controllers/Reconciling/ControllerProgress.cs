using System.Runtime.InteropServices;

namespace McpPolicy.Controllers.Reconciling;

/// <summary>What a controller is doing.</summary>
/// <param name="Running">Calls under way.</param>
/// <param name="Waiting">Entities that are ready to be reconciled.</param>
/// <param name="LongestRunning">How long the oldest call under way has been running; null when none is.</param>
/// <param name="Allowed">How long a call may run.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ControllerProgress(int Running, int Waiting, TimeSpan? LongestRunning, TimeSpan Allowed)
{
    /// <summary>Whether a call has outrun its time by so much that it does not heed its cancellation: only a restart helps.</summary>
    public bool IsStuck => LongestRunning > 2 * Allowed;
}
