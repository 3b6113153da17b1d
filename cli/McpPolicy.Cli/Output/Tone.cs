namespace McpPolicy.Cli.Output;

/// <summary>What a piece of output means; on a terminal each has its colour.</summary>
internal enum Tone
{
    Good,
    Bad,
    Caution,
    Quiet,
    Strong,
}
