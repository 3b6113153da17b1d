using System.Collections.Immutable;

namespace McpPolicy.Samples.Mlflow.Tracking.Search;

/// <summary>What to select, in which order, and which page of it.</summary>
/// <param name="Filter">Conditions in MLflow's filter syntax, joined by AND; null or empty selects everything.</param>
/// <param name="OrderBy">Sort clauses such as <c>metrics.rmse DESC</c>, the first one the strongest.</param>
/// <param name="Limit">The most items to give; 0 or more.</param>
/// <param name="Offset">How many items to leave out first; 0 or more.</param>
internal sealed record SearchRequest(string? Filter, ImmutableArray<string> OrderBy, long Limit, long Offset = 0);
