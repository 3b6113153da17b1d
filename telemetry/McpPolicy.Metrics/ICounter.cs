namespace McpPolicy.Metrics;

/// <summary>A value that only grows: how often something happened since the process started.</summary>
public interface ICounter
{
    /// <summary>The value now.</summary>
    double Value { get; }

    /// <summary>Adds one. Takes no lock and allocates nothing.</summary>
    void Inc();

    /// <summary>Adds <paramref name="increment"/>, which is finite and not negative.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The increment is negative, infinite or not a number.</exception>
    void Inc(double increment);

    /// <summary>Raises the value to <paramref name="target"/> where it is lower: for totals that somebody else counts.</summary>
    void IncTo(double target);
}
