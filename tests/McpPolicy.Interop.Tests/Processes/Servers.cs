using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace McpPolicy.Interop.Tests.Processes;

/// <summary>Starts the servers of tests/interop over HTTP.</summary>
internal static partial class Servers
{
    private const string Everything = "node_modules/@modelcontextprotocol/server-everything/dist/index.js";

    /// <summary>The project's own server, which speaks both eras; it announces its URL.</summary>
    public static Task<ServerProcess> StartFixtureAsync(NodePrograms programs) =>
        ServerProcess.StartAsync(FixtureAnnouncement(), programs.Node, [NodePrograms.File("fixture/main.mjs")]);

    /// <summary>The public server with every feature, which speaks the revisions with sessions; it announces its port.</summary>
    public static Task<ServerProcess> StartEverythingAsync(NodePrograms programs) =>
        ServerProcess.StartAsync(
            EverythingAnnouncement(),
            programs.Node,
            [NodePrograms.File(Everything), "streamableHttp"],
            ("PORT", $"{FreePort()}")
        );

    // It cannot be told to take a free port by itself.
    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    [GeneratedRegex("^(?<announced>http://.*)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FixtureAnnouncement();

    [GeneratedRegex("listening on port (?<announced>[0-9]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex EverythingAnnouncement();
}
