namespace McpPolicy.Operator.Children;

/// <summary>What is remembered of a child after it was applied, so that the next look at it needs no call.</summary>
/// <param name="Desired">The hash of what was asked for.</param>
/// <param name="Version">The resource version last found to be as applied.</param>
/// <param name="Actual">The hash of what the server answered.</param>
internal sealed record AppliedChild(string Desired, string Version, string Actual);
