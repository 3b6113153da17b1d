namespace McpPolicy.Operator.Status;

/// <summary>Where a policy stands on one target.</summary>
/// <param name="Server">The server's name.</param>
/// <param name="Exists">Whether there is such a server.</param>
/// <param name="IsProgrammed">Whether every proxy of it has the policy as it is now.</param>
/// <param name="Message">Why, and what to do about it.</param>
internal sealed record PolicyTargetStanding(string Server, bool Exists, bool IsProgrammed, string Message);
