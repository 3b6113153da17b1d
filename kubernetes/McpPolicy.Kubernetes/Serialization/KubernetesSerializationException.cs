using McpPolicy.Kubernetes.Models;

namespace McpPolicy.Kubernetes.Serialization;

/// <summary>
/// An answer does not fit the entity type. It is never left out of a list for that: an object that silently disappears could open
/// what it was meant to close.
/// </summary>
public sealed class KubernetesSerializationException : Exception
{
    /// <summary>An answer that does not fit.</summary>
    public KubernetesSerializationException() { }

    /// <summary>An answer that does not fit.</summary>
    /// <param name="message">Which, and why.</param>
    public KubernetesSerializationException(string message)
        : base(message) { }

    /// <summary>An answer that does not fit.</summary>
    /// <param name="message">Which, and why.</param>
    /// <param name="innerException">What the reader found.</param>
    public KubernetesSerializationException(string message, Exception innerException)
        : base(message, innerException) { }

    /// <summary>An object that does not fit its type. The message says where, and repeats no value.</summary>
    internal static KubernetesSerializationException For<T>(string name, Exception cause) =>
        new($"{KubernetesEntityAttribute.Of<T>().Kind} {name} cannot be read: {cause.Message}", cause);
}
