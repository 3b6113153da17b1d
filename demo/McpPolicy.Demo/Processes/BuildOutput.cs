namespace McpPolicy.Demo.Processes;

/// <summary>Where the programs were built to, and the policy in the sources beside them.</summary>
internal sealed record BuildOutput(string Sample, string Proxy, string Policy)
{
    private const string RootMarker = "McpPolicy.slnx";

    /// <summary>Finds the outputs of the build that this program comes from.</summary>
    /// <exception cref="DemoFailure">This program was moved away from the sources, or the others are not built.</exception>
    public static BuildOutput Find()
    {
        var own = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        var root = own;
        while (root is not null && !File.Exists(Path.Combine(root.FullName, RootMarker)))
        {
            root = root.Parent;
        }

        if (root is null)
        {
            throw new DemoFailure($"Cannot find {RootMarker} above {own.FullName}; run the demo from the sources (make demo).");
        }

        string InOutput(string project, string assembly) =>
            Existing(Path.Combine(root.FullName, project, "bin", own.Parent!.Name, own.Name, assembly));

        return new BuildOutput(
            InOutput("samples/McpPolicy.Samples.Mlflow", "mlflow-mcp-sample.dll"),
            InOutput("proxy/McpPolicy.Proxy", "mcp-policy-proxy.dll"),
            Existing(Path.Combine(root.FullName, "samples", "policy.json"))
        );
    }

    private static string Existing(string path) => File.Exists(path) ? path : throw new DemoFailure($"{path} is missing; run make demo.");
}
