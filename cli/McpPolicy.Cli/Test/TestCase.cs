using System.Collections.Immutable;
using McpPolicy.Policy.Decisions;

namespace McpPolicy.Cli.Test;

/// <summary>Calls that are made, and what has to become of each of them.</summary>
internal sealed record TestCase
{
    /// <summary>What the case is about, distinct within its file.</summary>
    public required string Name { get; init; }

    /// <summary>The line it is written on, from 1.</summary>
    public required int Line { get; init; }

    /// <summary>The column it is written at, from 1.</summary>
    public required int Column { get; init; }

    /// <summary>The tools that are called one after the other, at least one.</summary>
    public required ImmutableArray<string> Tools { get; init; }

    /// <summary>The arguments as JSON; empty for none.</summary>
    public ReadOnlyMemory<byte> Arguments { get; init; }

    /// <summary>Who calls.</summary>
    public required Caller Caller { get; init; }

    /// <summary>The MCP session; null for none.</summary>
    public string? Session { get; init; }

    /// <summary>How often each tool is called; from 1, default 1.</summary>
    public int Repeat { get; init; } = 1;

    /// <summary>How far the clock moves before the first call.</summary>
    public TimeSpan Advance { get; init; }

    /// <summary>What has to become of each call.</summary>
    public required Expectation Expect { get; init; }
}
