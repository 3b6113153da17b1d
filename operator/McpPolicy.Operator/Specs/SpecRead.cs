using System.Collections.Immutable;

namespace McpPolicy.Operator.Specs;

/// <summary>What came of reading a spec.</summary>
/// <param name="Spec">The spec; null exactly when there is an error.</param>
/// <param name="Errors">What is wrong and what to write instead, a sentence each.</param>
public sealed record SpecRead<TSpec>(TSpec? Spec, ImmutableArray<string> Errors)
    where TSpec : class;
