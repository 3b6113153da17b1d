using McpPolicy.Operator.Entities;
using McpPolicy.Operator.Entities.Servers;

namespace McpPolicy.Operator.DesiredState;

/// <summary>Where a proxy forwards to.</summary>
internal static class UpstreamUrl
{
    public static string Of(McpServer server, ServerSource source) =>
        source switch
        {
            { Service: { } service } => $"http://{service.Name}.{server.Metadata.Namespace}.svc:{service.Port}{service.Path}",
            { Remote: { } remote } => remote.Url,
            _ => throw new ArgumentException("a valid source is one of service and remote", nameof(source)),
        };
}
