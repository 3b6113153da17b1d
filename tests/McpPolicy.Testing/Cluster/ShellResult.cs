namespace McpPolicy.Testing.Cluster;

/// <summary>What a program said, and how it ended.</summary>
/// <param name="Status">The exit status.</param>
/// <param name="Output">Standard output, without the last line's end.</param>
/// <param name="Errors">Standard error, without the last line's end.</param>
public sealed record ShellResult(int Status, string Output, string Errors);
