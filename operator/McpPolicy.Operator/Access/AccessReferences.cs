using McpPolicy.Kubernetes;
using McpPolicy.Kubernetes.Models;
using McpPolicy.Operator.Entities;
using McpPolicy.Operator.Entities.Authentication;
using McpPolicy.Operator.Entities.Servers;
using McpPolicy.Operator.Status;

namespace McpPolicy.Operator.Access;

/// <summary>Judges whether the ConfigMaps that authenticators name are there. Secrets are not looked at: the operator has no right to read them.</summary>
internal sealed class AccessReferences(IKubernetes kubernetes)
{
    /// <summary>What is missing.</summary>
    public async Task<IReadOnlyList<MissingReference>> MissingOf(McpServer server, McpServerSpec spec, CancellationToken cancellationToken)
    {
        var missing = new List<MissingReference>();
        foreach (var (index, authenticator) in (spec.Authentication.Authenticators ?? []).Index())
        {
            foreach (var (member, reference) in ReferencesOf(authenticator))
            {
                var field = $"spec.authentication.authenticators[{index}].oidc.{member}";
                if (await FindProblemAsync(server.Metadata.Namespace!, reference, cancellationToken) is { } problem)
                {
                    missing.Add(new(Reasons.RefNotFound, $"{problem}; create it, or correct {field}. Until then proxies cannot start."));
                }
            }
        }

        return missing;
    }

    private static IEnumerable<(string Member, ConfigMapKeyReference Reference)> ReferencesOf(Authenticator authenticator)
    {
        if (authenticator.Oidc?.Jwks?.ConfigMapRef is { } keys)
        {
            yield return ("jwks.configMapRef", keys);
        }

        if (authenticator.Oidc?.CaBundleRef is { } bundle)
        {
            yield return ("caBundleRef", bundle);
        }
    }

    private async Task<string?> FindProblemAsync(string space, ConfigMapKeyReference reference, CancellationToken cancellationToken)
    {
        var found = await kubernetes.FindAsync<V1ConfigMap>(reference.Name, space, cancellationToken);
        return found is null ? $"ConfigMap {space}/{reference.Name} does not exist"
            : found.Data?.ContainsKey(reference.Key) is true || found.BinaryData?.ContainsKey(reference.Key) is true ? null
            : $"ConfigMap {space}/{reference.Name} has no key {reference.Key}";
    }
}
