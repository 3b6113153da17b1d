using System.Text.Json;

namespace McpPolicy.Proxy.Tests.Hosting;

/// <summary>An upstream that answers every request with an empty success, and can be told to hold the answers back.</summary>
internal sealed class AnsweringServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly TaskCompletionSource _arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _calls;

    private AnsweringServer(WebApplication app) => _app = app;

    public Uri Url => new(_app.Urls.First() + "/mcp");

    public int Calls => Volatile.Read(ref _calls);

    public Task Arrived => _arrived.Task;

    public TaskCompletionSource? Hold { get; set; }

    public static async Task<AnsweringServer> StartAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        WebApplication app = builder.Build();
        var server = new AnsweringServer(app);
        app.Run(server.AnswerAsync);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        Hold?.TrySetResult();
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        using JsonDocument request = await JsonDocument.ParseAsync(context.Request.Body);
        Interlocked.Increment(ref _calls);
        _arrived.TrySetResult();
        if (Hold is { } hold)
        {
            await hold.Task;
        }

        string id = request.RootElement.GetProperty("id").GetRawText();
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(
            "{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"result\":{\"content\":[{\"type\":\"text\",\"text\":\"served\"}],\"isError\":false}}"
        );
    }
}
