namespace McpPolicy.Policy.Conditions;

/// <summary>Kleene's three values.</summary>
internal enum Truth
{
    False,
    Unknown,
    True,
}
