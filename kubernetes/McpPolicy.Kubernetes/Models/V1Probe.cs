namespace McpPolicy.Kubernetes.Models;

/// <summary>A periodic check of a container; one of the actions.</summary>
public sealed record V1Probe
{
    /// <summary>GET that must answer 200 to 399.</summary>
    public V1HTTPGetAction? HttpGet { get; init; }

    /// <summary>Connection that must open.</summary>
    public V1TCPSocketAction? TcpSocket { get; init; }

    /// <summary>Command that must exit with 0.</summary>
    public V1ExecAction? Exec { get; init; }

    /// <summary>Seconds before the first check; default 0.</summary>
    public int? InitialDelaySeconds { get; init; }

    /// <summary>Seconds between checks; default 10.</summary>
    public int? PeriodSeconds { get; init; }

    /// <summary>Seconds a check may take; default 1.</summary>
    public int? TimeoutSeconds { get; init; }

    /// <summary>Successes in a row that count as healthy; default 1.</summary>
    public int? SuccessThreshold { get; init; }

    /// <summary>Failures in a row that count as unhealthy; default 3.</summary>
    public int? FailureThreshold { get; init; }
}
