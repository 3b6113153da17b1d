namespace McpPolicy.Cli.Convert;

/// <summary>What a conversion cannot learn from the policy itself. All are null when not given.</summary>
/// <param name="Name">The ToolPolicy's name.</param>
/// <param name="Namespace">The ToolPolicy's namespace.</param>
/// <param name="Target">The McpServer that the ToolPolicy is for.</param>
internal sealed record ConvertRequest(string? Name, string? Namespace, string? Target);
