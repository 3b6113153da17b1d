namespace McpPolicy.Metrics;

/// <summary>Counts observations by size, so that quantiles can be estimated by whoever scrapes.</summary>
public interface IHistogram
{
    /// <summary>The number of observations.</summary>
    long Count { get; }

    /// <summary>The sum of all observed values.</summary>
    double Sum { get; }

    /// <summary>Counts one observation. Takes no lock and allocates nothing. Values that are not a number are ignored.</summary>
    void Observe(double value);
}
