namespace McpPolicy.Policy.Compilation.Names;

/// <summary>A limit as it applies to one tool.</summary>
/// <param name="Limit">The limit.</param>
/// <param name="CostSlot">The slot of the argument that says the cost; -1 for a fixed cost.</param>
internal readonly record struct BoundLimit(CompiledLimit Limit, int CostSlot);
