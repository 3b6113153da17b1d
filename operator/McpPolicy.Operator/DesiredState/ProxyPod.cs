using McpPolicy.Kubernetes.Models;
using McpPolicy.Operator.DesiredState.Authentication;
using McpPolicy.Operator.Entities;
using McpPolicy.Operator.Entities.Servers;

namespace McpPolicy.Operator.DesiredState;

/// <summary>
/// The template of a server's proxy pods. Nothing of the policy or of credentials is in it, not even a checksum: an edit
/// of these must roll no pod.
/// </summary>
internal static class ProxyPod
{
    // "nobody" of distroless images; any number but 0 would do.
    private const long User = 65532;

    // What a drained process may still need to end by itself.
    private const int ShutdownSeconds = 10;

    public static V1PodTemplateSpec Build(McpServer owner, McpServerSpec spec, ProxyImage image, ServerAccess? access)
    {
        var server = owner.Metadata.Name!;
        var name = ProxyNames.Of(server);
        return new V1PodTemplateSpec
        {
            Metadata = new V1ObjectMeta
            {
                Labels = ProxyLabels.Of(server),
                Annotations = access is null
                    ? null
                    : new SortedDictionary<string, string>(StringComparer.Ordinal)
                    {
                        [ProxyLabels.AuthenticationRevision] = AccessChildren.RevisionOf(access),
                    },
            },
            Spec = new V1PodSpec
            {
                ServiceAccountName = name,
                AutomountServiceAccountToken = false,
                EnableServiceLinks = false,
                SecurityContext = new V1PodSecurityContext
                {
                    RunAsNonRoot = true,
                    RunAsUser = User,
                    RunAsGroup = User,
                    FsGroup = User,
                    SeccompProfile = new V1SeccompProfile { Type = "RuntimeDefault" },
                },
                TerminationGracePeriodSeconds = spec.Proxy.DrainSeconds + ShutdownSeconds,
                TopologySpreadConstraints = [Spread(server, "kubernetes.io/hostname"), Spread(server, "topology.kubernetes.io/zone")],
                Containers = [ProxyContainer.Build(owner, spec, image, isAnonymous: access is null)],
                Volumes =
                [
                    .. ProxyMounts.Volumes(name, spec.Source.Remote?.HeadersFrom ?? []),
                    .. access is null ? [] : AuthenticationMounts.Volumes(server, spec.Authentication.Authenticators!),
                    .. CounterStoreMounts.Volumes(spec.CounterStore),
                ],
            },
        };
    }

    private static V1TopologySpreadConstraint Spread(string server, string topologyKey) =>
        new()
        {
            MaxSkew = 1,
            TopologyKey = topologyKey,
            WhenUnsatisfiable = "ScheduleAnyway",
            LabelSelector = new V1LabelSelector { MatchLabels = ProxyLabels.SelectorOf(server) },
        };
}
