namespace McpPolicy.Demo.Processes;

/// <summary>The sample server and the proxy in front of it, on free ports of this machine; ended when disposed.</summary>
internal sealed class LocalStack : IAsyncDisposable
{
    private readonly List<ChildProcess> _children = [];

    public IReadOnlyList<ChildProcess> Children => _children;

    /// <summary>Starts both and waits until they are ready.</summary>
    /// <param name="started">Told what came up, and where.</param>
    /// <param name="stop">Gives up.</param>
    public async Task<(Uri Server, Uri Proxy, Uri Metrics)> StartAsync(Action<string, Uri> started, CancellationToken stop)
    {
        var build = BuildOutput.Find();
        var addresses = Loopback.FreeAddresses(3);
        var (server, proxy, admin) = (new Uri(addresses[0], "/mcp"), new Uri(addresses[1], "/mcp"), addresses[2]);

        await StartAsync("sample MCP server", build.Sample, ["--listen", Origin(server)], new Uri(server, "/healthz"), stop);
        started("Sample MCP server (40 tools)", server);

        await StartAsync(
            "policy proxy",
            build.Proxy,
            ["--policy", build.Policy, "--upstream", server.AbsoluteUri, "--listen", Origin(proxy), "--admin", Origin(admin)],
            new Uri(admin, "/readyz"),
            stop
        );
        started("Policy proxy with samples/policy.json", proxy);
        return (server, proxy, new Uri(admin, "/metrics"));
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        foreach (var child in _children)
        {
            await child.DisposeAsync();
        }
    }

    private async Task StartAsync(string name, string assembly, string[] arguments, Uri probe, CancellationToken stop)
    {
        var child = ChildProcess.Start(name, assembly, arguments);
        _children.Add(child);
        await ReadyProbe.WaitAsync(child, probe, stop);
    }

    private static string Origin(Uri address) => address.GetLeftPart(UriPartial.Authority);
}
