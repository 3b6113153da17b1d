namespace McpPolicy.Metrics;

/// <summary>A value that goes up and down: how much of something there is now.</summary>
public interface IGauge
{
    /// <summary>The value now.</summary>
    double Value { get; }

    /// <summary>Replaces the value.</summary>
    void Set(double value);

    /// <summary>Adds <paramref name="increment"/>, by default one.</summary>
    void Inc(double increment = 1);

    /// <summary>Takes <paramref name="decrement"/> away, by default one.</summary>
    void Dec(double decrement = 1);
}
