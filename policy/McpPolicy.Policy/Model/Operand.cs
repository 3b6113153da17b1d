namespace McpPolicy.Policy.Model;

/// <summary>A value that arguments are compared with.</summary>
/// <param name="Kind">Its JSON type.</param>
/// <param name="Text">The string, the number as written, <c>true</c>, <c>false</c> or <c>null</c>.</param>
public sealed record Operand(OperandKind Kind, string Text);
