namespace McpPolicy.Operator.DesiredState;

/// <summary>The container image that proxies run.</summary>
/// <param name="Reference">The image, by tag or digest.</param>
/// <param name="PullPolicy">Always, IfNotPresent or Never; null for Kubernetes' own default, which goes by the tag.</param>
public sealed record ProxyImage(string Reference, string? PullPolicy = null);
