namespace McpPolicy.Counters.Benchmarks;

/// <summary>What a run came to.</summary>
/// <param name="Situation">What was asked.</param>
/// <param name="Store">Of which store.</param>
/// <param name="Concurrent">By how many at a time.</param>
/// <param name="PerSecond">Decisions a second.</param>
/// <param name="OwnMicroseconds">CPU of this process for a decision.</param>
/// <param name="ServerMicroseconds">CPU of the server for a decision.</param>
/// <param name="MedianMicroseconds">Half of the decisions took at most so long.</param>
/// <param name="SlowMicroseconds">99 of 100 decisions took at most so long.</param>
/// <param name="RoundTrips">Round trips to the server for a decision.</param>
internal sealed record Measurement(
    string Situation,
    string Store,
    int Concurrent,
    double PerSecond,
    double OwnMicroseconds,
    double ServerMicroseconds,
    double MedianMicroseconds,
    double SlowMicroseconds,
    double RoundTrips
);
