namespace McpPolicy.Proxy.Policies;

/// <summary>Why the newest content of the policy file is not in force.</summary>
/// <param name="At">When it was read.</param>
/// <param name="Message">What is wrong, where, and what to write instead.</param>
public sealed record PolicyLoadError(DateTimeOffset At, string Message);
