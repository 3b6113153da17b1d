namespace McpPolicy.Metrics;

/// <summary>What the <c># TYPE</c> line says of a family.</summary>
public enum MetricType
{
    /// <summary>Only grows.</summary>
    Counter,

    /// <summary>Goes up and down.</summary>
    Gauge,

    /// <summary>Observations by size.</summary>
    Histogram,
}
