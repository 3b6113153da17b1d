using System.Collections.Immutable;

namespace McpPolicy.Cli.Test;

/// <summary>What became of a case. The first call that is not as expected ends it.</summary>
/// <param name="Case">The case.</param>
/// <param name="Tool">The tool of the call that was not as expected.</param>
/// <param name="Call">Which call of that tool it was, from 1.</param>
/// <param name="DecidedBy">The rule that decided the call, in words.</param>
/// <param name="Mismatches">What was not as expected; empty when the case passed.</param>
internal sealed record CaseResult(TestCase Case, string Tool, int Call, string DecidedBy, ImmutableArray<Mismatch> Mismatches)
{
    public bool Passed => Mismatches.IsEmpty;
}
