using System.Collections.Immutable;
using McpPolicy.Corpus.Reading;
using McpPolicy.Corpus.Reading.Http;

namespace McpPolicy.Corpus.Judging;

/// <summary>What reached the judge.</summary>
/// <param name="Connections">The bytes of each connection on which something arrived or nothing did.</param>
public sealed record Evidence(ImmutableArray<byte[]> Connections)
{
    /// <summary>Whether any byte arrived.</summary>
    public bool IsEmpty => Connections.All(static bytes => bytes.Length == 0);

    /// <summary>The first request of each connection, as a correct server reads it.</summary>
    public IEnumerable<HttpReading> Requests => Connections.Select(static bytes => HttpReadings.FirstWhole(bytes)).OfType<HttpReading>();

    /// <summary>The calls that any server could read.</summary>
    public IEnumerable<ReadCall> Calls => Connections.SelectMany(static bytes => Readings.Of(bytes));

    /// <summary>The readings in which one of these tools is called.</summary>
    public ImmutableArray<ReadCall> CallsOf(ImmutableArray<string> tools) =>
        [.. Calls.Where(call => tools.Any(call.Calls)).Distinct().OrderBy(static call => (ulong)call.Leniency)];
}
