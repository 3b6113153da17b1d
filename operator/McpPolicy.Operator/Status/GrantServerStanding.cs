namespace McpPolicy.Operator.Status;

/// <summary>Where a grant stands on one server.</summary>
/// <param name="Server">The server's name.</param>
/// <param name="TakesGrants">Whether there is such a server, and it takes grants.</param>
/// <param name="Reason">Why the grant is in force or not, in one word.</param>
/// <param name="Message">Why, and what to do about it.</param>
internal sealed record GrantServerStanding(string Server, bool TakesGrants, string Reason, string Message)
{
    /// <summary>Whether every ready proxy has the grant as it is now.</summary>
    public bool IsProgrammed => Reason == Reasons.Programmed;
}
