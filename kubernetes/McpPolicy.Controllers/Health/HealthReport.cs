using System.Collections.Immutable;
using McpPolicy.Controllers.Leases;

namespace McpPolicy.Controllers.Health;

/// <summary>How the operator is.</summary>
/// <param name="IsLive">False when only a restart helps: leadership was lost, or a reconciliation hangs and does not heed its cancellation.</param>
/// <param name="IsReady">Whether every watched kind has been read. A process that stands by is ready: it can take over at once.</param>
/// <param name="Leadership">Whether this process acts.</param>
/// <param name="Details">A line a part, for the body of the answer: what is fine and what is not.</param>
public sealed record HealthReport(bool IsLive, bool IsReady, LeaderState Leadership, ImmutableArray<string> Details);
