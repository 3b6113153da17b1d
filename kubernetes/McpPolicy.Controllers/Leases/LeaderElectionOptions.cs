namespace McpPolicy.Controllers.Leases;

/// <summary>How processes agree on which one acts. The defaults are those of Kubernetes' own components.</summary>
public sealed class LeaderElectionOptions
{
    /// <summary>Whether to elect. Off, the process leads at once: only right when nothing else runs the same controllers. Default on.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>The Lease's namespace; default: the operator's own namespace, else <c>default</c>.</summary>
    public string? LeaseNamespace { get; set; }

    /// <summary>The Lease's name; default: the operator's name.</summary>
    public string? LeaseName { get; set; }

    /// <summary>This candidate; must be unique. Default: host name and a random part.</summary>
    public string? Identity { get; set; }

    /// <summary>How long others wait after the last renewal that they saw before they take over. Default 15 s; at least 1 s.</summary>
    public TimeSpan LeaseDuration { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How long the leader goes on without a renewal before it gives up. Default 10 s; less than <see cref="LeaseDuration"/>.</summary>
    public TimeSpan RenewDeadline { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>The pause between tries. Default 2 s, drawn from 100–220 % while standing by; less than <see cref="RenewDeadline"/>.</summary>
    public TimeSpan RetryPeriod { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>What is wrong with the options, or null.</summary>
    public string? Validate()
    {
        if (LeaseDuration < TimeSpan.FromSeconds(1))
        {
            return $"Leader election: LeaseDuration is {LeaseDuration}, set at least 1 s (a Lease counts in whole seconds).";
        }

        if (RenewDeadline >= LeaseDuration)
        {
            return $"Leader election: RenewDeadline ({RenewDeadline}) must be less than LeaseDuration ({LeaseDuration}), or two processes may lead.";
        }

        return RetryPeriod <= TimeSpan.Zero || RetryPeriod >= RenewDeadline
            ? $"Leader election: RetryPeriod ({RetryPeriod}) must be positive and less than RenewDeadline ({RenewDeadline})."
            : null;
    }
}
