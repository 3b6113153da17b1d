using System.Collections.Immutable;
using System.CommandLine;
using System.Net;
using System.Net.Sockets;
using McpPolicy.Corpus.Cases;
using McpPolicy.Corpus.Judging;
using Spectre.Console;

namespace McpPolicy.Corpus.Running;

/// <summary>The command line: runs the corpus against a gateway and prints what happened.</summary>
internal static class CorpusProgram
{
    private const int Good = 0;
    private const int LetPast = 1;
    private const int CouldNotRun = 2;

    private static readonly Option<string> Gateway = new("--gateway")
    {
        Description = "where the gateway serves MCP, such as http://127.0.0.1:8080/mcp",
        Required = true,
        HelpName = "URL",
    };

    private static readonly Option<string> Listen = new("--judge")
    {
        Description = "address and port the judge listens on; the gateway's upstream is http://ADDRESS:PORT/mcp",
        DefaultValueFactory = static _ => "127.0.0.1:9900",
        HelpName = "ADDRESS:PORT",
    };

    private static readonly Option<string> Folder = new("--corpus")
    {
        Description = "the folder with hostile/ and legal/; the one beside the program by default",
        DefaultValueFactory = static _ => CorpusReader.DefaultFolder,
        HelpName = "FOLDER",
    };

    private static readonly Option<string?> Only = new("--only")
    {
        Description = "only the classes or the one case whose name or id begins so",
        HelpName = "PREFIX",
    };

    private static readonly Option<bool> Session = new("--session")
    {
        Description = "initialize first and send the session's id along, for gateways that insist",
    };

    private static readonly Option<string?> Report = new("--report")
    {
        Description = "also write what happened to each case as JSON, an object a line",
        HelpName = "FILE",
    };

    /// <summary>Runs the program.</summary>
    /// <returns>0 when nothing got past and every legal request passed, 1 when not, 2 when it could not be tried.</returns>
    public static Task<int> RunAsync(string[] args)
    {
        var root = new RootCommand("Sends the bypass corpus through a gateway for MCP and judges what reached the server.")
        {
            Gateway,
            Listen,
            Folder,
            Only,
            Session,
            Report,
        };
        root.SetAction(RunAsync);
        return root.Parse(args).InvokeAsync();
    }

    private static async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        if (!IPEndPoint.TryParse(arguments.GetValue(Listen)!, out IPEndPoint? endpoint))
        {
            await Console.Error.WriteLineAsync("--judge: write an IP address and a port, such as 127.0.0.1:9900");
            return CouldNotRun;
        }

        if (!Uri.TryCreate(arguments.GetValue(Gateway), UriKind.Absolute, out Uri? gateway) || gateway.Scheme != Uri.UriSchemeHttp)
        {
            await Console.Error.WriteLineAsync("--gateway: write a URL of plain HTTP, such as http://127.0.0.1:8080/mcp");
            return CouldNotRun;
        }

        try
        {
            await using var judge = Judge.Start(endpoint);
            string prefix = arguments.GetValue(Only) ?? "";
            ImmutableArray<CorpusCase> cases = CorpusReader.ReadAll(arguments.GetValue(Folder)!);
            CaseRunner runner = await ConnectAsync(gateway, judge, arguments.GetValue(Session), cancellationToken);
            List<CaseReport> reports = [];
            foreach (CorpusCase entry in cases.Where(entry => entry.Id.StartsWith(prefix, StringComparison.Ordinal)))
            {
                reports.Add(await runner.RunAsync(entry, cancellationToken));
            }

            ReportTable.Write(AnsiConsole.Console, reports);
            if (arguments.GetValue(Report) is { } file)
            {
                await ReportFile.WriteAsync(file, reports, cancellationToken);
            }

            return reports.TrueForAll(static report => report.IsGood) ? Good : LetPast;
        }
        catch (Exception e) when (e is SocketException or InvalidDataException or IOException)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return CouldNotRun;
        }
    }

    private static async Task<CaseRunner> ConnectAsync(Uri gateway, Judge judge, bool inSession, CancellationToken cancellationToken)
    {
        if (!inSession)
        {
            return new CaseRunner(gateway, judge);
        }

        string id = await SessionOpener.OpenAsync(gateway, cancellationToken);
        await judge.TakeAsync(TimeSpan.FromSeconds(2));
        return new CaseRunner(gateway, judge, new KeyValuePair<string, string?>(SessionOpener.Header, id));
    }
}
