namespace McpPolicy.Kubernetes;

/// <summary>
/// The configuration of the client is missing, wrong, or its credentials cannot be had. The message says which file and entry, and what
/// to write instead; it repeats no secret.
/// </summary>
public sealed class KubernetesConfigurationException : Exception
{
    /// <summary>A faulty configuration.</summary>
    public KubernetesConfigurationException() { }

    /// <summary>A faulty configuration.</summary>
    /// <param name="message">What is wrong, where, and what to write.</param>
    public KubernetesConfigurationException(string message)
        : base(message) { }

    /// <summary>A faulty configuration.</summary>
    /// <param name="message">What is wrong, where, and what to write.</param>
    /// <param name="innerException">What lies behind it.</param>
    public KubernetesConfigurationException(string message, Exception innerException)
        : base(message, innerException) { }
}
