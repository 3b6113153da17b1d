using System.Collections.Immutable;

namespace McpPolicy.Cli.Convert;

/// <summary>What came of a conversion: the text, or everything that the other form cannot say.</summary>
/// <param name="Text">The policy in the other form; null exactly when there are problems.</param>
/// <param name="Problems">What cannot be said, each with the rule it is about.</param>
internal sealed record Conversion(string? Text, ImmutableArray<string> Problems)
{
    public static Conversion Refused(IEnumerable<string> problems) => new(null, [.. problems]);
}
