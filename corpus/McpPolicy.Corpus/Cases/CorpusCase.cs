using System.Collections.Immutable;

namespace McpPolicy.Corpus.Cases;

/// <summary>One request of the corpus; the README beside the data says what the members mean.</summary>
/// <param name="Id">Names the case for ever: class and number.</param>
/// <param name="Class">The class it belongs to.</param>
/// <param name="IsHostile">Whether it tries to get past a policy; otherwise it is legal and must pass.</param>
/// <param name="Tries">What it tries, in words.</param>
/// <param name="Request">What goes over the wire.</param>
/// <param name="Smuggles">The tool that a lenient server reads when the request arrives as it is; null when there is none.</param>
/// <param name="Expect">What a gateway that lets nothing past does.</param>
public sealed record CorpusCase(
    string Id,
    string Class,
    bool IsHostile,
    string Tries,
    CaseRequest Request,
    string? Smuggles,
    CaseExpectation Expect
)
{
    /// <summary>The class, the id and what is tried, for a reader.</summary>
    public override string ToString() => $"{Id} ({Tries})";

    /// <summary>The tools that the policy under test denies.</summary>
    public static ImmutableArray<string> DeniedTools { get; } = ["delete_run"];
}
