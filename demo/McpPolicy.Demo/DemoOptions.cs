using System.Collections.Immutable;

namespace McpPolicy.Demo;

/// <summary>The command line, understood.</summary>
internal sealed record DemoOptions
{
    public const string Usage = """
        McpPolicy.Demo: 35 tags, a delete and an unlisted tool through a policy proxy, and a check of what came of them.

        Without --url it starts the sample server and the proxy with samples/policy.json itself, and ends them again.

          --keep          leave both running until Ctrl-C, and print what to paste into an MCP client
          --url URL       drive a proxy that is running already, for example http://127.0.0.1:8080/mcp
          --metrics URL   where that proxy's metrics are; once for each replica
          --server URL    the MCP server behind that proxy, to count the tags that were really written
          --run ID        the run to tag (default: one that the sample server starts with)
          --help          show this text
        """;

    /// <summary>A run that the sample server starts with.</summary>
    public const string SampleRun = "5d0c9b1e7f3a4c2d8e6f1a2b3c4d5e03";

    public bool ShowHelp { get; init; }

    /// <summary>Whether what was started stays up until Ctrl-C.</summary>
    public bool Keep { get; init; }

    /// <summary>The proxy to drive; null to start one.</summary>
    public Uri? Proxy { get; init; }

    /// <summary>The metrics of each replica of that proxy; none means that metrics are not checked.</summary>
    public ImmutableArray<Uri> Metrics { get; init; } = [];

    /// <summary>The server behind that proxy; null means that its store is not checked.</summary>
    public Uri? Server { get; init; }

    public string RunId { get; init; } = SampleRun;

    /// <summary>The options, or what is wrong with the arguments.</summary>
    public static (DemoOptions? Options, string? Error) Parse(IReadOnlyList<string> args)
    {
        var options = new DemoOptions();
        for (var i = 0; i < args.Count; i++)
        {
            var (next, error) = args[i] switch
            {
                "--help" or "-h" => (options with { ShowHelp = true }, null),
                "--keep" => (options with { Keep = true }, null),
                "--run" or "--url" or "--metrics" or "--server" when i + 1 < args.Count => options.With(args[i], args[++i]),
                "--run" or "--url" or "--metrics" or "--server" => (null, $"{args[i]} needs a value (--help tells more)"),
                _ => ((DemoOptions?)null, $"there is no option '{args[i]}' (--help tells more)"),
            };
            if (next is null)
            {
                return (null, error);
            }

            options = next;
        }

        return options.Proxy is null && (options.Server is not null || options.Metrics.Length > 0)
            ? (null, "--server and --metrics belong to a proxy that is running: give its --url too")
            : (options, null);
    }

    private (DemoOptions? Options, string? Error) With(string name, string value)
    {
        if (name == "--run")
        {
            return (this with { RunId = value }, null);
        }

        if (!Uri.TryCreate(value, UriKind.Absolute, out var url) || !url.Scheme.StartsWith("http", StringComparison.Ordinal))
        {
            return (null, $"{name} '{value}' is not an http URL");
        }

        return name switch
        {
            "--url" => (this with { Proxy = url }, null),
            "--server" => (this with { Server = url }, null),
            _ => (this with { Metrics = Metrics.Add(url) }, null),
        };
    }
}
