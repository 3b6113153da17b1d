using System.CommandLine;

namespace McpPolicy.Cli.CommandLine;

/// <summary>A command whose help ends in its exit statuses and examples.</summary>
internal sealed class ExampleCommand(string name, string description) : Command(name, description)
{
    /// <summary>What the exit statuses mean.</summary>
    public required string ExitStatuses { get; init; }

    /// <summary>Command lines to copy.</summary>
    public required IReadOnlyList<string> Examples { get; init; }
}
