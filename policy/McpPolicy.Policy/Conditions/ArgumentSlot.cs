using System.Text.Json;

namespace McpPolicy.Policy.Conditions;

/// <summary>Where in the arguments one value of interest is. The default value means that it is missing.</summary>
internal readonly record struct ArgumentSlot(JsonTokenType Kind, int Start, int Length, bool IsEscaped)
{
    public bool Exists => Kind != JsonTokenType.None;
}
