using System.Text.Json.Serialization;
using McpPolicy.Kubernetes.Serialization;

namespace McpPolicy.Kubernetes.Models;

/// <summary>A report of something that happened to an object (events.k8s.io/v1).</summary>
[KubernetesEntity(Group = "events.k8s.io", ApiVersion = "v1", Kind = "Event", PluralName = "events")]
public sealed record Eventsv1Event : IKubernetesObject<V1ObjectMeta>
{
    /// <inheritdoc/>
    public string? ApiVersion { get; set; } = "events.k8s.io/v1";

    /// <inheritdoc/>
    public string? Kind { get; set; } = "Event";

    /// <inheritdoc/>
    public V1ObjectMeta Metadata { get; set; } = new();

    /// <summary>When it was first observed, in microseconds. Required for new events.</summary>
    [JsonConverter(typeof(MicroTimeConverter))]
    public DateTimeOffset? EventTime { get; init; }

    /// <summary>Repetition; null for a single event.</summary>
    public Eventsv1EventSeries? Series { get; init; }

    /// <summary>Name of the controller, such as <c>mcppolicy.dev/operator</c>.</summary>
    public string? ReportingController { get; init; }

    /// <summary>Its instance, at most 128 characters.</summary>
    public string? ReportingInstance { get; init; }

    /// <summary>What was done or failed, at most 128 characters.</summary>
    public string? Action { get; init; }

    /// <summary>Why, CamelCase, at most 128 characters.</summary>
    public string? Reason { get; init; }

    /// <summary>For a human, at most 1 KiB.</summary>
    public string? Note { get; init; }

    /// <summary><c>Normal</c> or <c>Warning</c>.</summary>
    public string? Type { get; init; }

    /// <summary>The object it is about.</summary>
    public V1ObjectReference? Regarding { get; init; }

    /// <summary>A second object, if any.</summary>
    public V1ObjectReference? Related { get; init; }
}
