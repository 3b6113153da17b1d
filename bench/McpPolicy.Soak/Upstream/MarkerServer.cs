using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;

namespace McpPolicy.Soak.Upstream;

/// <summary>
/// An MCP server of the least size, of both eras: opens sessions, answers calls with the session and the marker they carried, and writes
/// numbered events with the stream's own marker.
/// </summary>
internal sealed class MarkerServer : IAsyncDisposable
{
    public const string MarkerHeader = "X-Soak-Marker";
    public const string IntervalHeader = "X-Soak-Interval";
    private const string SessionHeader = "Mcp-Session-Id";
    private readonly ConcurrentDictionary<string, bool> _sessions = new(StringComparer.Ordinal);
    private readonly WebApplication _app;
    private int _streams;

    private MarkerServer(WebApplication app) => _app = app;

    public Uri Url => new(_app.Urls.First() + "/mcp");

    /// <summary>Sessions that are open.</summary>
    public int Sessions => _sessions.Count;

    /// <summary>Streams that are open.</summary>
    public int Streams => Volatile.Read(ref _streams);

    public static async Task<MarkerServer> StartAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        WebApplication app = builder.Build();
        var server = new MarkerServer(app);
        app.Run(server.HandleAsync);
        await app.StartAsync();
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await _app.StopAsync(now.Token);
        await _app.DisposeAsync();
    }

    private async Task HandleAsync(HttpContext context)
    {
        string session = context.Request.Headers[SessionHeader].ToString();
        switch (context.Request.Method)
        {
            case "GET":
                await StreamAsync(context);
                return;
            case "DELETE":
                context.Response.StatusCode = _sessions.TryRemove(session, out _) ? 200 : 404;
                return;
            default:
                using (JsonDocument message = await JsonDocument.ParseAsync(context.Request.Body))
                {
                    await AnswerAsync(context, session, message.RootElement);
                }

                return;
        }
    }

    private async Task AnswerAsync(HttpContext context, string session, JsonElement message)
    {
        string id = message.GetProperty("id").GetRawText();
        switch (message.GetProperty("method").GetString())
        {
            case "initialize":
                string opened = Guid.NewGuid().ToString("N");
                _sessions[opened] = true;
                context.Response.Headers[SessionHeader] = opened;
                await JsonAsync(
                    context,
                    $$$"""{"jsonrpc":"2.0","id":{{{id}}},"result":{"protocolVersion":"2025-11-25","capabilities":{},"serverInfo":{"name":"soak","version":"1"} } }"""
                );
                break;
            case "tools/call" when _sessions.ContainsKey(session):
                string? marker = message.GetProperty("params").GetProperty("arguments").GetProperty("marker").GetString();
                string text = $"{session} {marker}";
                await JsonAsync(
                    context,
                    $$$"""{"jsonrpc":"2.0","id":{{{id}}},"result":{"content":[{"type":"text","text":"{{{text}}}"}],"isError":false}}"""
                );
                break;
            case "subscriptions/listen":
                await StreamAsync(context);
                break;
            default:
                context.Response.StatusCode = 404;
                break;
        }
    }

    private async Task StreamAsync(HttpContext context)
    {
        string marker = context.Request.Headers[MarkerHeader].ToString();
        var pause = TimeSpan.FromMilliseconds(int.Parse(context.Request.Headers[IntervalHeader].ToString(), CultureInfo.InvariantCulture));
        context.Response.ContentType = "text/event-stream";
        Interlocked.Increment(ref _streams);
        try
        {
            using var timer = new PeriodicTimer(pause, TimeProvider.System);
            for (long number = 0; ; number++)
            {
                await context.Response.WriteAsync(
                    $$$"""data: {"jsonrpc":"2.0","method":"notifications/message","params":{"level":"info","data":"{{{marker}}} {{{number}}}"}}{{{"\n\n"}}}""",
                    context.RequestAborted
                );
                await timer.WaitForNextTickAsync(context.RequestAborted);
            }
        }
        catch (OperationCanceledException)
        {
            // The client has gone.
        }
        finally
        {
            Interlocked.Decrement(ref _streams);
        }
    }

    private static Task JsonAsync(HttpContext context, string json)
    {
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(json);
    }
}
