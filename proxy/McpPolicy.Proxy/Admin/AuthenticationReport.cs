using System.Collections.Immutable;
using McpPolicy.Identity.Credentials;

namespace McpPolicy.Proxy.Admin;

/// <summary>The answer of <c>/authentication</c>.</summary>
/// <param name="Authenticators">Those that have credential files.</param>
internal sealed record AuthenticationReport(ImmutableArray<CredentialReport> Authenticators)
{
    public static AuthenticationReport From(IEnumerable<CredentialStore> stores) => new([.. stores.Select(CredentialReport.From)]);
}
