namespace McpPolicy.Kubernetes.Authentication;

/// <summary>What a plugin prints (client.authentication.k8s.io ExecCredential). A class, so that no ToString shows the token.</summary>
internal sealed class ExecCredential
{
    public string? ApiVersion { get; init; }

    public string? Kind { get; init; }

    public ExecCredentialStatus? Status { get; init; }
}
