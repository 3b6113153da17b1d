using System.Collections.Immutable;

namespace McpPolicy.Cli.Test;

/// <summary>Cases kept beside a policy. They run from top to bottom on one clock and one set of counters, as calls to one proxy would.</summary>
/// <param name="Path">The test file, as given.</param>
/// <param name="Policies">The policy files; they count together.</param>
/// <param name="Start">What the clock shows at first; it moves only when a case says so.</param>
/// <param name="Cases">The cases, at least one.</param>
internal sealed record TestFile(string Path, ImmutableArray<string> Policies, DateTimeOffset Start, ImmutableArray<TestCase> Cases);
