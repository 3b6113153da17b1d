using System.Collections.Immutable;

namespace McpPolicy.Proxy.Configuration;

/// <summary>What came of reading the settings.</summary>
/// <param name="Options">The options; null exactly when there are errors.</param>
/// <param name="Errors">One line each: where, what is wrong, what to write.</param>
public sealed record OptionsResult(ProxyOptions? Options, ImmutableArray<string> Errors);
