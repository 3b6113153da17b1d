namespace McpPolicy.Corpus.Reading;

/// <summary>A message as some reader reads it.</summary>
/// <param name="Method">The JSON-RPC method; where a lenient reader finds a known one, that.</param>
/// <param name="Target">The tool, prompt or resource that the parameters name; null for none.</param>
/// <param name="Id">The id as it stands; null for none.</param>
/// <param name="Leniency">What it takes to read it so.</param>
public readonly record struct ReadCall(string Method, string? Target, string? Id, Leniency Leniency)
{
    /// <summary>The method that calls a tool.</summary>
    public const string ToolsCall = "tools/call";

    /// <summary>Whether this calls the tool.</summary>
    public bool Calls(string tool) => Method == ToolsCall && Target == tool;
}
