namespace McpPolicy.Cli.Test;

/// <summary>Something that was expected of a call and did not come true.</summary>
/// <param name="What">The key in <c>expect</c>.</param>
/// <param name="Expected">What the case says.</param>
/// <param name="Actual">What became of the call.</param>
internal sealed record Mismatch(string What, string Expected, string Actual);
