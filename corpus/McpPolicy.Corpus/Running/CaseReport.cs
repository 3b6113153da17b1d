using System.Collections.Immutable;
using McpPolicy.Corpus.Cases;
using McpPolicy.Corpus.Judging;
using McpPolicy.Corpus.Reading;

namespace McpPolicy.Corpus.Running;

/// <summary>What happened to a case.</summary>
/// <param name="Case">The case.</param>
/// <param name="Outcome">The verdict.</param>
/// <param name="Answer">What the client got; null for nothing.</param>
/// <param name="Evidence">What the server got.</param>
/// <param name="Denied">The readings in which a denied tool is called.</param>
/// <param name="AnswerFault">How the gateway's own answer differs from the expected one; null when it does not, or when none is expected.</param>
public sealed record CaseReport(
    CorpusCase Case,
    Outcome Outcome,
    HttpAnswer? Answer,
    Evidence Evidence,
    ImmutableArray<ReadCall> Denied,
    string? AnswerFault
)
{
    /// <summary>Whether the gateway did what one does that lets nothing past and nothing fall.</summary>
    public bool IsGood => Outcome is Outcome.Held or Outcome.Passed or Outcome.Rewritten;
}
