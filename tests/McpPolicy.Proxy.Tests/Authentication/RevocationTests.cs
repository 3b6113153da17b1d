using System.Collections.Concurrent;
using System.Net;
using McpPolicy.Proxy.Tests.Fixtures;
using McpPolicy.Proxy.Tests.Hosting;
using McpPolicy.Testing;

namespace McpPolicy.Proxy.Tests.Authentication;

/// <summary>Grants that are taken away while they are in use.</summary>
public sealed class RevocationTests
{
    [Theory]
    [InlineData("suspended", ", \"suspended\": true")]
    [InlineData("expired", ", \"expiresAt\": \"2020-01-01T00:00:00Z\"")]
    public async Task Grant_TakenAwayUnderLoad_AdmitsNothingAfterwards(string how, string change)
    {
        await using GatedProxy proxy = await GatedProxy.StartAsync(RunningProxy.AllowAll);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var answers = new ConcurrentQueue<Answer>();
        Task[] callers = [.. Enumerable.Range(0, 4).Select(_ => LoadAsync(proxy, answers, stop.Token))];
        await Wait.Until(() => answers.Count > 40, cancellationToken: TestContext.Current.CancellationToken);

        long written = TimeProvider.System.GetTimestamp();
        await proxy.WriteGrantAsync(change);
        await Wait.Until(
            () => answers.Any(static answer => answer.Status == HttpStatusCode.Unauthorized),
            cancellationToken: TestContext.Current.CancellationToken
        );
        int before = answers.Count;
        await Wait.Until(() => answers.Count > before + 100, cancellationToken: TestContext.Current.CancellationToken);
        await stop.CancelAsync();
        await Task.WhenAll(callers);

        // Whatever was sent after the first refusal was there is refused as well.
        Answer[] all = [.. answers];
        long inForce = all.Where(static answer => answer.Status == HttpStatusCode.Unauthorized).Min(static answer => answer.Received);
        Answer[] later = [.. all.Where(answer => answer.Sent > inForce)];
        Assert.True(later.Length > 50);
        Assert.All(later, static answer => Assert.Equal(HttpStatusCode.Unauthorized, answer.Status));
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{how}: refused {TimeProvider.System.GetElapsedTime(written, inForce).TotalMilliseconds:F0} ms after the file was begun, "
                + $"with {all.Length} calls under way or made"
        );
    }

    [Fact]
    public async Task Stream_OnARevokedGrant_Ends_AndAnotherCallersDoesNot()
    {
        await using GatedProxy proxy = await GatedProxy.StartAsync(RunningProxy.AllowAll);
        proxy.Server.Answer = StreamAsync;
        using HttpResponseMessage revoked = await OpenAsync(proxy, GatedProxy.CiGrant);
        using HttpResponseMessage other = await OpenAsync(proxy, GatedProxy.AliceKey);
        Task ended = ReadToEndAsync(revoked);
        Task open = ReadToEndAsync(other);
        Assert.Equal(2, proxy.OpenRequests);

        await proxy.WriteGrantAsync(", \"suspended\": true");

        await ended.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        await Wait.Until(() => proxy.OpenRequests == 1, cancellationToken: TestContext.Current.CancellationToken);
        Assert.False(open.IsCompleted);
    }

    [Fact]
    public async Task Call_UnderWayOnARevokedGrant_IsCutOffWith401()
    {
        await using GatedProxy proxy = await GatedProxy.StartAsync(RunningProxy.AllowAll);
        var arrived = new TaskCompletionSource();
        proxy.Server.Answer = (context, _) =>
        {
            arrived.TrySetResult();
            return Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted);
        };
        Task<(HttpResponseMessage Response, string Body)> calling = proxy.CallAsync(GatedProxy.CiGrant);
        await arrived.Task.WaitAsync(TestContext.Current.CancellationToken);

        await proxy.WriteGrantAsync(", \"suspended\": true");

        Assert.Equal(HttpStatusCode.Unauthorized, (await calling).Response.StatusCode);
        await Wait.Until(() => proxy.OpenRequests == 0, cancellationToken: TestContext.Current.CancellationToken);
    }

    private static async Task LoadAsync(GatedProxy proxy, ConcurrentQueue<Answer> answers, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            long sent = TimeProvider.System.GetTimestamp();
            (HttpResponseMessage response, _) = await proxy.CallAsync(GatedProxy.CiGrant);
            answers.Enqueue(new Answer(sent, TimeProvider.System.GetTimestamp(), response.StatusCode));
        }
    }

    private sealed record Answer(long Sent, long Received, HttpStatusCode Status);

    private static async Task StreamAsync(Microsoft.AspNetCore.Http.HttpContext context, RecordedRequest request)
    {
        context.Response.ContentType = "text/event-stream";
        await context.Response.WriteAsync(": open\n\n");
        await context.Response.Body.FlushAsync();
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted);
    }

    private static async Task<HttpResponseMessage> OpenAsync(GatedProxy proxy, string credential)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, proxy.Proxy.McpUrl);
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + credential);
        request.Headers.Accept.ParseAdd("text/event-stream");
        HttpResponseMessage response = await proxy.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return response;
    }

    private static async Task ReadToEndAsync(HttpResponseMessage response)
    {
        try
        {
            await using Stream stream = await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
            await stream.CopyToAsync(Stream.Null, TestContext.Current.CancellationToken);
        }
        catch (Exception e) when (e is IOException or HttpRequestException)
        {
            // Cut off is ended, too.
        }
    }
}
