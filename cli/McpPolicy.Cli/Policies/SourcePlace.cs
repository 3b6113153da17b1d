namespace McpPolicy.Cli.Policies;

/// <summary>Where in the policy files something is written.</summary>
/// <param name="File">The file as given.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column in characters, from 1.</param>
internal sealed record SourcePlace(string File, int Line, int Column)
{
    public override string ToString() => $"{File}:{Line}:{Column}";
}
