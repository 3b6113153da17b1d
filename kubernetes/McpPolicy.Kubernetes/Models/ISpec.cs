namespace McpPolicy.Kubernetes.Models;

/// <summary>An object with a desired state.</summary>
/// <typeparam name="TSpec">Type of the desired state.</typeparam>
public interface ISpec<TSpec>
{
    /// <summary>The desired state.</summary>
    TSpec Spec { get; set; }
}
