using System.Collections.Immutable;
using McpPolicy.Kubernetes.Models;

namespace McpPolicy.Operator.DesiredState;

/// <summary>Everything that stands for one McpServer in the cluster. All of it is in the server's namespace, owned by the server, of one name or names that begin with it.</summary>
/// <param name="ConfigMap">The compiled policy.</param>
/// <param name="ServiceAccount">The identity of the proxy's pods, without a token.</param>
/// <param name="Deployment">The proxy.</param>
/// <param name="Service">Where clients connect.</param>
/// <param name="Access">How callers prove who they are, first what proxies read once, then what they follow; none where they need not.</param>
public sealed record ServerChildren(
    V1ConfigMap ConfigMap,
    V1ServiceAccount ServiceAccount,
    V1Deployment Deployment,
    V1Service Service,
    ImmutableArray<V1ConfigMap> Access
);
