namespace McpPolicy.Demo.Checks;

/// <summary>One check: what was expected, what was found.</summary>
internal sealed record Verdict(string What, string Expected, string Found)
{
    public bool IsRight => Expected == Found;
}
