namespace McpPolicy.Kubernetes.Models;

/// <summary>An object with an observed state.</summary>
/// <typeparam name="TStatus">Type of the observed state.</typeparam>
public interface IStatus<TStatus>
{
    /// <summary>The observed state.</summary>
    TStatus Status { get; set; }
}
