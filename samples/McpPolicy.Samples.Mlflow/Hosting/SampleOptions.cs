using System.Net;
using McpPolicy.Samples.Mlflow.Tracking;

namespace McpPolicy.Samples.Mlflow.Hosting;

/// <summary>The command line, understood.</summary>
internal sealed record SampleOptions(SampleMode Mode, Uri? Listen = null)
{
    public const string Usage = """
        mlflow-mcp-sample: the forty tools of the MLflow MCP server over an in-memory tracking store.

          --listen URL   serve Streamable HTTP at URL/mcp, for example http://127.0.0.1:5010 (port 0 picks a free one)
          --stdio        serve one client on standard input and output
          --help         show this text
          --version      show the version
        """;

    public static Outcome<SampleOptions> Parse(IReadOnlyList<string> args) =>
        args switch
        {
            ["--help" or "-h"] => new SampleOptions(SampleMode.Help),
            ["--version"] => new SampleOptions(SampleMode.Version),
            ["--stdio"] => new SampleOptions(SampleMode.Stdio),
            ["--listen", var url] => ParseListen(url),
            ["--listen"] => new Failure("--listen needs a URL, for example --listen http://127.0.0.1:5010"),
            [] => new Failure("say how to serve: --listen http://127.0.0.1:5010, or --stdio (--help tells more)"),
            _ => new Failure($"cannot make sense of '{string.Join(' ', args)}': write --listen URL or --stdio (--help tells more)"),
        };

    private static Outcome<SampleOptions> ParseListen(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || url.Scheme != Uri.UriSchemeHttp || url.PathAndQuery != "/")
        {
            return new Failure($"--listen '{text}' is not a plain http URL; write for example http://127.0.0.1:5010");
        }

        return IPAddress.TryParse(url.Host.Trim('[', ']'), out _) || url.Host == "localhost"
            ? new SampleOptions(SampleMode.Http, url)
            : new Failure($"--listen '{text}' must name an address of this machine, such as 127.0.0.1 or 0.0.0.0");
    }
}
