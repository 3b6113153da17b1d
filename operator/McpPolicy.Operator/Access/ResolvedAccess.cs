using McpPolicy.Operator.DesiredState.Authentication;
using McpPolicy.Operator.Grants;

namespace McpPolicy.Operator.Access;

/// <summary>How a server's callers are to prove who they are.</summary>
/// <param name="Access">What proxies get; null where callers need not, and where there is a problem.</param>
/// <param name="Credentials">The grants in it; null where the server takes none.</param>
/// <param name="Problem">Why proxies can be told nothing now; null when they can.</param>
internal sealed record ResolvedAccess(ServerAccess? Access, ServerCredentials? Credentials, string? Problem);
