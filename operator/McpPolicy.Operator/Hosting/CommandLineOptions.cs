using System.CommandLine;

namespace McpPolicy.Operator.Hosting;

/// <summary>The flags, each also an environment variable: <c>--proxy-image</c> is <c>MCPPOLICY_PROXY_IMAGE</c>. A flag wins.</summary>
internal sealed class CommandLineOptions
{
    private static readonly string[] PullPolicies = ["Always", "IfNotPresent", "Never"];

    public Option<string?> Kubeconfig { get; } =
        Text("--kubeconfig", "FILE", "Kubeconfig file. Default: KUBECONFIG, ~/.kube/config, or the pod's service account.");

    public Option<string?> Context { get; } = Text("--context", "NAME", "Context of the kubeconfig file. Default: its current one.");

    public Option<string?> Namespace { get; } =
        Text("--namespace", "NAME", "Work in this namespace only, which needs no cluster-wide rights. Default: all.");

    public Option<string?> ProxyImage { get; } = Text("--proxy-image", "IMAGE", "Image of the proxies. Required.");

    public Option<string?> ProxyImagePullPolicy { get; } =
        Text("--proxy-image-pull-policy", "POLICY", "Always, IfNotPresent or Never. Default: Kubernetes' own, by the image's tag.");

    public Option<string?> Admin { get; } =
        Text("--admin", "URL", "Where /metrics, /healthz and /readyz are served. Default: http://127.0.0.1:9190.");

    public Option<string?> PodAccess { get; } =
        Text("--pod-access", "HOW", "Ask proxies for their revision: direct, api-server or auto (direct in a cluster). Default: auto.");

    public Option<string?> LeaseNamespace { get; } =
        Text("--lease-namespace", "NAME", "Namespace of the leader's Lease. Default: the operator's own.");

    public Option<bool> NoLeaderElect { get; } =
        new("--no-leader-elect") { Description = "Act without asking whether another operator does. Only when there is none." };

    /// <summary>A command that has all of them.</summary>
    public RootCommand ToCommand() =>
        new("Puts MCP servers behind policy proxies, as McpServers, ToolPolicies and McpGrants in a Kubernetes cluster say.")
        {
            Kubeconfig,
            Context,
            Namespace,
            ProxyImage,
            ProxyImagePullPolicy,
            Admin,
            PodAccess,
            LeaseNamespace,
            NoLeaderElect,
        };

    /// <summary>The settings.</summary>
    /// <exception cref="OperatorSettingsException">One is missing or wrong.</exception>
    public OperatorSettings Read(ParseResult result) =>
        new()
        {
            Kubeconfig = Value(result, Kubeconfig),
            Context = Value(result, Context),
            Namespace = Value(result, Namespace),
            ProxyImage =
                Value(result, ProxyImage)
                ?? throw new OperatorSettingsException("--proxy-image is missing: name the image that proxies are to run"),
            ProxyImagePullPolicy = Choose("--proxy-image-pull-policy", Value(result, ProxyImagePullPolicy), PullPolicies),
            Admin = AdminOf(Value(result, Admin) ?? "http://127.0.0.1:9190"),
            PodAccess = AccessOf(Value(result, PodAccess) ?? "auto"),
            LeaseNamespace = Value(result, LeaseNamespace),
            LeaderElection = !result.GetValue(NoLeaderElect),
        };

    private static Option<string?> Text(string name, string help, string description) =>
        new(name) { Description = description, HelpName = help };

    private static string? Value(ParseResult result, Option<string?> option)
    {
        var variable = "MCPPOLICY" + option.Name[1..].Replace('-', '_').ToUpperInvariant();
        var value = result.GetValue(option) ?? Environment.GetEnvironmentVariable(variable);
        return string.IsNullOrWhiteSpace(value) ? null : value;
    }

    private static Uri AdminOf(string text) =>
        Uri.TryCreate(text.Replace("://*", "://0.0.0.0", StringComparison.Ordinal), UriKind.Absolute, out var uri)
        && uri.Scheme == Uri.UriSchemeHttp
            ? uri
            : throw new OperatorSettingsException($"--admin {text}: write an address such as http://127.0.0.1:9190");

    private static PodAccess AccessOf(string text) =>
        Choose("--pod-access", text, ["auto", "direct", "api-server"]) switch
        {
            "direct" => Hosting.PodAccess.Direct,
            "api-server" => Hosting.PodAccess.ApiServer,
            _ => Hosting.PodAccess.Auto,
        };

    private static string? Choose(string flag, string? value, string[] choices) =>
        value is null || choices.Contains(value, StringComparer.Ordinal)
            ? value
            : throw new OperatorSettingsException($"{flag} {value}: write {string.Join(", ", choices[..^1])} or {choices[^1]}");
}
