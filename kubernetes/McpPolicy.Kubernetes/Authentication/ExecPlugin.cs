using McpPolicy.Kubernetes.Configuration;

namespace McpPolicy.Kubernetes.Authentication;

/// <summary>A kubeconfig's exec entry: the program that prints credentials (client.authentication.k8s.io).</summary>
internal sealed record ExecPlugin
{
    private static readonly string[] Versions = ["client.authentication.k8s.io/v1", "client.authentication.k8s.io/v1beta1"];

    /// <summary>File and entry, for messages.</summary>
    public required string Place { get; init; }

    public required string ApiVersion { get; init; }

    public required string Command { get; init; }

    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>Added to the environment of this process.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Environment { get; init; } = [];

    /// <summary>Told to a user whose program is missing.</summary>
    public string? InstallHint { get; init; }

    /// <summary>The cluster as the plugin is told of it, or null when it did not ask (<c>provideClusterInfo</c>).</summary>
    public ExecCluster? Cluster { get; init; }

    public static ExecPlugin From(YamlSection exec, YamlSection cluster)
    {
        var version = exec.Required("apiVersion");
        if (!Versions.Contains(version, StringComparer.Ordinal))
        {
            throw exec.Wrong("apiVersion", $"'{version}' is not supported; expected {string.Join(" or ", Versions)}");
        }

        if (exec.Text("interactiveMode") == "Always")
        {
            throw exec.Wrong("interactiveMode", "Always cannot be served: there is no terminal; expected Never or IfAvailable");
        }

        return new ExecPlugin
        {
            Place = exec.Place,
            ApiVersion = version,
            Command = Program(exec),
            Arguments = exec.Texts("args"),
            Environment = [.. exec.Sections("env").Select(e => KeyValuePair.Create(e.Required("name"), e.Text("value") ?? ""))],
            InstallHint = exec.Text("installHint"),
            Cluster = exec.Flag("provideClusterInfo") ? ExecCluster.From(cluster) : null,
        };
    }

    // As kubectl has it: a bare name is looked up in PATH, a relative path starts at the kubeconfig's directory.
    private static string Program(YamlSection exec)
    {
        var command = exec.Required("command");
        return command.Contains('/', StringComparison.Ordinal) ? exec.FilePath("command")! : command;
    }
}
