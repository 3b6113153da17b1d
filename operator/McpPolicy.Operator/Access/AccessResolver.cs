using McpPolicy.Operator.DesiredState.Authentication;
using McpPolicy.Operator.Entities;
using McpPolicy.Operator.Entities.Authentication;
using McpPolicy.Operator.Entities.Servers;
using McpPolicy.Operator.Grants;

namespace McpPolicy.Operator.Access;

/// <summary>Works out what a server's proxies are to be told of who may call.</summary>
internal sealed class AccessResolver(CredentialResolver credentials, ClusterIssuerSource clusterIssuer)
{
    /// <summary>What they are to be told at present.</summary>
    public async Task<ResolvedAccess> ResolveAsync(McpServer server, McpServerSpec spec, CancellationToken cancellationToken)
    {
        if (spec.Authentication.Authenticators is not { } authenticators)
        {
            return new(null, null, null);
        }

        ClusterIssuer? cluster = null;
        if (authenticators.Any(a => a.Type == AuthenticatorType.ServiceAccount))
        {
            (cluster, var problem) = await clusterIssuer.GetAsync(cancellationToken);
            if (problem is not null)
            {
                return new(null, null, problem);
            }
        }

        var grants = credentials.Resolve(server, spec);
        var file = AuthenticationFile.Write(spec.Authentication, cluster?.Issuer ?? "");
        return new(new ServerAccess(file, grants?.File, grants?.Revision, cluster?.Keys), grants, null);
    }
}
