using System.Text.Json;
using System.Text.Json.Nodes;
using McpPolicy.Kubernetes;

namespace McpPolicy.Operator.Access;

/// <summary>
/// Asks the API server who signs ServiceAccounts' tokens (Kubernetes' service account issuer discovery), at most once a minute. While it cannot be
/// asked, the last answer holds.
/// </summary>
internal sealed class ClusterIssuerSource(IKubernetes kubernetes, TimeProvider time) : IDisposable
{
    private const string DiscoveryPath = "/.well-known/openid-configuration";
    private const string KeysPath = "/openid/v1/jwks";

    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim _asking = new(1);
    private ClusterIssuer? _last;
    private DateTimeOffset _askedAt = DateTimeOffset.MinValue;

    /// <summary>The issuer; null, and why, when it was never to be had.</summary>
    public async Task<(ClusterIssuer? Issuer, string? Problem)> GetAsync(CancellationToken cancellationToken)
    {
        await _asking.WaitAsync(cancellationToken);
        try
        {
            if (_last is not null && time.GetUtcNow() - _askedAt < Fresh)
            {
                return (_last, null);
            }

            _last = await AskAsync(cancellationToken);
            _askedAt = time.GetUtcNow();
            return (_last, null);
        }
        catch (Exception e) when (e is KubernetesException or TimeoutException or HttpRequestException or IOException or JsonException)
        {
            return (
                _last,
                _last is null ? $"The cluster's issuer of ServiceAccount tokens cannot be learnt from the API server: {e.Message}" : null
            );
        }
        finally
        {
            _asking.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _asking.Dispose();

    private async Task<ClusterIssuer> AskAsync(CancellationToken cancellationToken)
    {
        var discovery = JsonNode.Parse(await kubernetes.GetTextAsync(DiscoveryPath, cancellationToken)) as JsonObject;
        var keys = JsonNode.Parse(await kubernetes.GetTextAsync(KeysPath, cancellationToken)) as JsonObject;
        return discovery?["issuer"] is JsonValue issuer && keys?["keys"] is JsonArray { Count: > 0 }
            ? new ClusterIssuer(issuer.ToString(), keys.ToJsonString())
            : throw new JsonException($"{DiscoveryPath} and {KeysPath} do not name an issuer and keys");
    }
}
