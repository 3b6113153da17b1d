using System.Text.Json;
using McpPolicy.Kubernetes.Models;
using McpPolicy.Operator.DesiredState.Authentication;
using McpPolicy.Operator.Entities;
using McpPolicy.Operator.Entities.Servers;

namespace McpPolicy.Operator.DesiredState;

/// <summary>The proxy's container.</summary>
internal static class ProxyContainer
{
    public static V1Container Build(McpServer server, McpServerSpec spec, ProxyImage image, bool isAnonymous)
    {
        var headers = spec.Source.Remote?.HeadersFrom ?? [];
        return new V1Container
        {
            Name = "proxy",
            Image = image.Reference,
            ImagePullPolicy = image.PullPolicy,
            Args = Arguments(server, spec, isAnonymous),
            Env = [new V1EnvVar { Name = "DOTNET_EnableDiagnostics", Value = "0" }],
            Ports =
            [
                new V1ContainerPort
                {
                    Name = ProxyPorts.McpName,
                    ContainerPort = ProxyPorts.Mcp,
                    Protocol = "TCP",
                },
                new V1ContainerPort
                {
                    Name = ProxyPorts.AdminName,
                    ContainerPort = ProxyPorts.Admin,
                    Protocol = "TCP",
                },
            ],
            VolumeMounts =
            [
                .. ProxyMounts.Mounts(headers),
                .. isAnonymous ? [] : AuthenticationMounts.Mounts(),
                .. CounterStoreMounts.Mounts(spec.CounterStore),
            ],
            Resources = Resources(spec.Proxy.Resources),
            StartupProbe = Probe("/healthz", periodSeconds: 1, failureThreshold: 60),
            ReadinessProbe = Probe("/readyz", periodSeconds: 5, failureThreshold: 2),
            LivenessProbe = Probe("/healthz", periodSeconds: 10, failureThreshold: 3),
            SecurityContext = new V1SecurityContext
            {
                AllowPrivilegeEscalation = false,
                ReadOnlyRootFilesystem = true,
                Capabilities = new V1Capabilities { Drop = ["ALL"] },
            },
            TerminationMessagePolicy = "FallbackToLogsOnError",
        };
    }

    private static List<string> Arguments(McpServer server, McpServerSpec spec, bool isAnonymous)
    {
        var arguments = new List<string>
        {
            "--policy",
            ProxyMounts.PolicyPath,
            "--wait-for-policy",
            "--wait-for-upstream",
            "--upstream",
            UpstreamUrl.Of(server, spec.Source),
            "--listen",
            $"http://0.0.0.0:{ProxyPorts.Mcp}",
            "--admin",
            $"http://0.0.0.0:{ProxyPorts.Admin}",
            "--drain-seconds",
            $"{spec.Proxy.DrainSeconds}",
            "--allowed-hosts",
            string.Join(',', HostsOf(server, spec)),
        };
        if (spec.Source.Remote is { HeadersFrom.Count: > 0 })
        {
            arguments.AddRange(["--upstream-headers", ProxyMounts.HeadersDirectory]);
        }

        arguments.AddRange(isAnonymous ? ["--allow-anonymous"] : ["--authentication", AuthenticationMounts.FilePath]);
        arguments.AddRange(CounterStoreArguments.Of(server, spec));
        return arguments;
    }

    private static IEnumerable<string> HostsOf(McpServer server, McpServerSpec spec)
    {
        string[] resource = spec.Authentication.Resource is { } url && Uri.TryCreate(url, UriKind.Absolute, out var at) ? [at.Host] : [];
        return ProxyNames
            .HostsOf(server.Metadata.Name!, server.Metadata.Namespace!)
            .Concat(spec.Proxy.AllowedHosts ?? [])
            .Concat(resource)
            .Distinct(StringComparer.OrdinalIgnoreCase);
    }

    private static V1ResourceRequirements Resources(ProxyResources? resources) =>
        resources is null
            ? new V1ResourceRequirements
            {
                Requests = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["cpu"] = "50m", ["memory"] = "96Mi" },
                Limits = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["memory"] = "256Mi" },
            }
            : new V1ResourceRequirements { Requests = Quantities(resources.Requests), Limits = Quantities(resources.Limits) };

    private static SortedDictionary<string, string>? Quantities(IReadOnlyDictionary<string, JsonElement>? quantities) =>
        quantities is null
            ? null
            : new SortedDictionary<string, string>(
                quantities.ToDictionary(q => q.Key, q => q.Value.ToString(), StringComparer.Ordinal),
                StringComparer.Ordinal
            );

    private static V1Probe Probe(string path, int periodSeconds, int failureThreshold) =>
        new()
        {
            HttpGet = new V1HTTPGetAction { Path = path, Port = ProxyPorts.AdminName },
            PeriodSeconds = periodSeconds,
            TimeoutSeconds = 2,
            FailureThreshold = failureThreshold,
        };
}
