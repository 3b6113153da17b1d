using System.Collections.Concurrent;
using McpPolicy.Controllers.Stores;
using McpPolicy.Kubernetes;
using McpPolicy.Kubernetes.Models;
using McpPolicy.Kubernetes.Operations;
using McpPolicy.Operator.DesiredState;
using McpPolicy.Operator.Entities;
using McpPolicy.Operator.Entities.Grants;
using McpPolicy.Operator.Status;

namespace McpPolicy.Operator.Grants;

/// <summary>
/// Makes a grant's token, once, and again when its Secret was deleted. It only ever creates Secrets: it reads none, so the token is known to it for
/// the length of one call.
/// </summary>
internal sealed class TokenIssuer(IKubernetes kubernetes, IEntityReader<V1ConfigMap> traces, TimeProvider time)
{
    private static readonly ApplyOptions Options = new(ProxyLabels.Operator, Force: true);

    // The store learns of a written status only when the watch brings it; until then a second look would issue a second token.
    private readonly ConcurrentDictionary<EntityKey, (string? Uid, GrantTokenStatus Token)> _issued = new();

    /// <summary>The grant's token, made now if there is none.</summary>
    public async Task<TokenIssue> EnsureAsync(McpGrant grant, string secretName, CancellationToken cancellationToken)
    {
        var key = EntityKey.Of(grant) with { Name = secretName };
        var known = KnownTo(grant);
        var trace =
            traces.Get(key) is { } stored && IsFor(stored, known, secretName)
                ? stored
                : await kubernetes.FindAsync<V1ConfigMap>(secretName, key.Namespace, cancellationToken);
        if (trace is not null && IsFor(trace, known, secretName))
        {
            return new(known, null);
        }

        return trace is not null && TokenSecret.GrantOf(trace) != grant.Metadata.Name
            ? new(null, $"ConfigMap {key} exists and is not the operator's; delete it, or name another Secret in spec.secretName.")
            : await IssueAsync(grant, secretName);
    }

    /// <summary>Forgets a grant that is gone.</summary>
    public void Forget(EntityKey grant) => _issued.TryRemove(grant, out _);

    private GrantTokenStatus? KnownTo(McpGrant grant) =>
        _issued.TryGetValue(EntityKey.Of(grant), out var issued) && issued.Uid == grant.Metadata.Uid ? issued.Token : grant.Status?.Token;

    private static bool IsFor(V1ConfigMap trace, GrantTokenStatus? token, string secretName) =>
        token is not null && token.SecretName == secretName && TokenSecret.IsTraceOf(trace, token.SecretUid);

    // Not to be cancelled half-way: between the Secret and the status there is a token that nobody has the hash of.
    private async Task<TokenIssue> IssueAsync(McpGrant grant, string secretName)
    {
        var text = TokenText.Create();
        V1Secret secret;
        try
        {
            secret = await kubernetes.CreateAsync(TokenSecret.Build(grant, secretName, text), CancellationToken.None);
        }
        catch (KubernetesException e) when (e.IsAlreadyExists)
        {
            return new(
                null,
                $"Secret {grant.Metadata.Namespace}/{secretName} exists and holds no token that the operator has the hash of; delete it and a new token is made, or name another in spec.secretName."
            );
        }
        catch (KubernetesException e) when (e.IsForbidden || e.IsInvalid)
        {
            return new(null, $"Secret {grant.Metadata.Namespace}/{secretName} cannot be made: {e.Message}");
        }

        var token = new GrantTokenStatus
        {
            SecretName = secretName,
            SecretUid = secret.Metadata.Uid!,
            Hash = TokenText.HashOf(text),
            IssuedAt = StatusTime.Now(time),
        };
        await kubernetes.ApplyAsync(TokenSecret.Trace(grant, secretName, token.SecretUid), Options, CancellationToken.None);
        _issued[EntityKey.Of(grant)] = (grant.Metadata.Uid, token);
        return new(token, null);
    }
}
