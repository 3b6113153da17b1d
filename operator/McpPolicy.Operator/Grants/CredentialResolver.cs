using McpPolicy.Controllers.Stores;
using McpPolicy.Operator.Entities;
using McpPolicy.Operator.Entities.Authentication;
using McpPolicy.Operator.Entities.Servers;

namespace McpPolicy.Operator.Grants;

/// <summary>Finds the grants for a server and composes them.</summary>
internal sealed class CredentialResolver(IEntityReader<McpGrant> grants, GrantIndexes indexes, GrantReads reads)
{
    /// <summary>Whether a server takes grants at all.</summary>
    public static bool TakesGrants(McpServerSpec spec) =>
        spec.Authentication.Authenticators?.Any(a => a.Type == AuthenticatorType.Grants) ?? false;

    /// <summary>What the server's proxies are to have at present; null where the server takes no grants.</summary>
    public ServerCredentials? Resolve(McpServer server, McpServerSpec spec) =>
        TakesGrants(spec) ? CredentialComposer.Compose(indexes.For(server, grants).Select(g => (g, reads.Of(g)))) : null;
}
