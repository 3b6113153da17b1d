using McpPolicy.Controllers.Leases;
using McpPolicy.Controllers.Reflectors;

namespace McpPolicy.Controllers.Hosting;

/// <summary>What all controllers of a process share.</summary>
public sealed class OperatorOptions
{
    /// <summary>The operator's name: of its Lease and, as reporting controller, in its events. A DNS label. Default <c>operator</c>.</summary>
    public string Name { get; set; } = "operator";

    /// <summary>The one namespace to watch; null (the default) for all.</summary>
    public string? Namespace { get; set; }

    /// <summary>How lists and watches are read.</summary>
    public ReflectorOptions Reflectors { get; set; } = new();

    /// <summary>How processes agree on which one acts.</summary>
    public LeaderElectionOptions LeaderElection { get; set; } = new();

    /// <summary>How long calls under way may take to finish when the process is told to stop, before they are cancelled. Default 10 s.</summary>
    public TimeSpan DrainTimeout { get; set; } = TimeSpan.FromSeconds(10);
}
