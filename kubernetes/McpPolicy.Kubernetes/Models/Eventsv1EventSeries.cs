using System.Text.Json.Serialization;
using McpPolicy.Kubernetes.Serialization;

namespace McpPolicy.Kubernetes.Models;

/// <summary>Repetition of an event.</summary>
public sealed record Eventsv1EventSeries
{
    /// <summary>How often it was seen, at least 2.</summary>
    public int? Count { get; init; }

    /// <summary>When it was last seen, in microseconds.</summary>
    [JsonConverter(typeof(MicroTimeConverter))]
    public DateTimeOffset? LastObservedTime { get; init; }
}
