namespace McpPolicy.Controllers.Reconciling;

/// <summary>Runs one controller.</summary>
public interface IControllerLoop
{
    /// <summary>The controller's name in logs and metrics.</summary>
    string Name { get; }

    /// <summary>What it is doing.</summary>
    ControllerProgress Progress { get; }

    /// <summary>Makes sure that all it needs is watched. Called before the watches start.</summary>
    void Declare();

    /// <summary>Reconciles until stopped; returns when no call is under way any more.</summary>
    /// <param name="stopping">Starts no further calls.</param>
    /// <param name="abort">Also cancels calls under way.</param>
    Task RunAsync(CancellationToken stopping, CancellationToken abort);
}
