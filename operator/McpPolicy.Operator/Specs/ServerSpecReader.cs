using System.Collections.Immutable;
using System.Text.Json;
using McpPolicy.Operator.DesiredState;
using McpPolicy.Operator.Entities;
using McpPolicy.Operator.Entities.Servers;

namespace McpPolicy.Operator.Specs;

/// <summary>
/// Reads and judges the spec of an McpServer. The schema's structural part holds on every server; its CEL rules only from Kubernetes 1.25 on, so
/// they are judged here again.
/// </summary>
public static class ServerSpecReader
{
    /// <summary>Reads the spec.</summary>
    public static SpecRead<McpServerSpec> Read(McpServer server)
    {
        ArgumentNullException.ThrowIfNull(server);
        McpServerSpec? spec;
        try
        {
            spec = server.Spec?.Deserialize(EntitiesJsonContext.Default.McpServerSpec);
        }
        catch (JsonException e)
        {
            return new(null, [$"spec does not have the form of an McpServer at {e.Path}; see kubectl explain mcpserver.spec"]);
        }

        ImmutableArray<string> errors = spec is null
            ? ["spec is missing"]
            :
            [
                .. NameErrors(server),
                .. SourceErrors(spec.Source),
                .. AuthenticationSpec.ErrorsIn(spec.Authentication),
                .. CounterStoreErrors.Of(spec.CounterStore),
            ];
        return new(errors.IsEmpty ? spec : null, errors);
    }

    private static IEnumerable<string> NameErrors(McpServer server)
    {
        if (!IsServiceName(server.Metadata.Name ?? ""))
        {
            yield return $"the name must be a DNS label (RFC 1035) of at most {ProxyNames.MaxServerName} characters, because the proxy's Service is named after it";
        }
    }

    private static IEnumerable<string> SourceErrors(ServerSource source)
    {
        if (source.Service is null == source.Remote is null)
        {
            yield return "spec.source: set exactly one of service and remote";
        }

        if (source.Remote is { AllowInsecureHttp: false } remote && !remote.Url.StartsWith("https://", StringComparison.Ordinal))
        {
            yield return "spec.source.remote.url must start with https://; tool calls and credentials would travel in clear text otherwise. "
                + "Set allowInsecureHttp: true to accept that";
        }

        if (source.Remote is { } at && !Uri.TryCreate(at.Url, UriKind.Absolute, out _))
        {
            yield return "spec.source.remote.url is no URL; write one such as https://mcp.example.com/mcp";
        }
    }

    private static bool IsServiceName(string name) =>
        name.Length is > 0 and <= ProxyNames.MaxServerName
        && char.IsAsciiLetterLower(name[0])
        && name[^1] != '-'
        && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');
}
