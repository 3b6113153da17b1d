using McpPolicy.Kubernetes.Models;
using McpPolicy.Operator.DesiredState.Authentication;
using McpPolicy.Operator.Entities;
using McpPolicy.Operator.Entities.Servers;

namespace McpPolicy.Operator.DesiredState;

/// <summary>What an McpServer and its compiled policy ask for. Pure: equal arguments give equal objects, and their JSON the same bytes.</summary>
public sealed class ChildrenBuilder(ProxyImage image)
{
    /// <summary>Builds the children.</summary>
    /// <param name="server">The server: its name, namespace and identity.</param>
    /// <param name="spec">Its spec, valid.</param>
    /// <param name="policyJson">The compiled policy's document.</param>
    /// <param name="revision">The document's revision.</param>
    /// <param name="access">How callers prove who they are; null where they need not.</param>
    public ServerChildren Build(McpServer server, McpServerSpec spec, string policyJson, string revision, ServerAccess? access = null)
    {
        var name = server.Metadata.Name!;
        var metadata = Metadata(server);
        return new ServerChildren(
            new V1ConfigMap
            {
                Metadata = metadata with
                {
                    Annotations = new SortedDictionary<string, string>(StringComparer.Ordinal) { [ProxyLabels.Revision] = revision },
                },
                Data = new SortedDictionary<string, string>(StringComparer.Ordinal) { [ProxyMounts.PolicyKey] = policyJson },
            },
            new V1ServiceAccount { Metadata = metadata, AutomountServiceAccountToken = false },
            new V1Deployment { Metadata = metadata, Spec = Deployment(server, spec, access) },
            new V1Service { Metadata = metadata, Spec = Service(name) },
            access is null
                ? []
                :
                [
                    AccessChildren.Authentication(server, metadata, spec.Authentication, access),
                    AccessChildren.Credentials(server, metadata, access),
                ]
        );
    }

    private V1DeploymentSpec Deployment(McpServer server, McpServerSpec spec, ServerAccess? access) =>
        new()
        {
            Replicas = spec.Proxy.Replicas,
            RevisionHistoryLimit = 2,
            Selector = new V1LabelSelector { MatchLabels = ProxyLabels.SelectorOf(server.Metadata.Name!) },
            Strategy = new V1DeploymentStrategy
            {
                Type = "RollingUpdate",
                RollingUpdate = new V1RollingUpdateDeployment { MaxUnavailable = 0, MaxSurge = 1 },
            },
            Template = ProxyPod.Build(server, spec, image, access),
        };

    private static V1ServiceSpec Service(string server) =>
        new()
        {
            Type = "ClusterIP",
            Selector = ProxyLabels.SelectorOf(server),
            Ports =
            [
                new V1ServicePort
                {
                    Name = ProxyPorts.McpName,
                    Protocol = "TCP",
                    AppProtocol = "http",
                    Port = ProxyPorts.Service,
                    TargetPort = ProxyPorts.McpName,
                },
            ],
        };

    private static V1ObjectMeta Metadata(McpServer server) =>
        new()
        {
            Name = ProxyNames.Of(server.Metadata.Name!),
            Namespace = server.Metadata.Namespace,
            Labels = ProxyLabels.Of(server.Metadata.Name!),
            OwnerReferences =
            [
                new V1OwnerReference
                {
                    ApiVersion = Names.ApiVersion,
                    Kind = Names.McpServer,
                    Name = server.Metadata.Name,
                    Uid = server.Metadata.Uid,
                    Controller = true,
                    BlockOwnerDeletion = true,
                },
            ],
        };
}
