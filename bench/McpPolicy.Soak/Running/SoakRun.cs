using System.Collections.Immutable;
using McpPolicy.Soak.Load;
using McpPolicy.Soak.Measure;
using McpPolicy.Soak.Reporting;
using McpPolicy.Soak.Upstream;

namespace McpPolicy.Soak.Running;

/// <summary>
/// One run: warm up, open the streams, keep the load up, and measure early and late under the same load, and once more when all is closed.
/// </summary>
internal static class SoakRun
{
    private const double EarlyAt = 0.4;
    private static readonly TimeSpan ProgressEvery = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(3);

    public static async Task<SoakResult> RunAsync(SoakOptions options, TextWriter output, CancellationToken cancellationToken)
    {
        await using MarkerServer server = await MarkerServer.StartAsync();
        await using ProxyProcess proxy = await ProxyProcess.StartAsync(server.Url, cancellationToken);
        using var client = new SoakClient(proxy.McpUrl);
        using var probe = new ProxyProbe(proxy);
        var tally = new Tally();
        var samples = ImmutableArray.CreateBuilder<ProxySample>();
        await WarmUpAsync(client, options, tally, cancellationToken);
        samples.Add(await probe.SampleAsync("warm, no streams", cancellationToken));

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var streams = new StreamLoad(client, options, tally);
        await streams.StartAsync(stop.Token);
        samples.Add(await probe.SampleAsync("streams open", cancellationToken));
        await output.WriteLineAsync(
            $"{streams.Open} streams open; {options.SessionsPerSecond} sessions a second for {options.Duration.TotalSeconds} s"
        );

        long before = tally.Sessions;
        long begin = TimeProvider.System.GetTimestamp();
        Task sessions = new SessionLoad(client, options, tally).RunAsync(stop.Token);
        await KeepUpAsync(options.Duration * EarlyAt, "early", cancellationToken);
        await KeepUpAsync(options.Duration * (1 - EarlyAt), "late", cancellationToken);
        double rate = (tally.Sessions - before) / TimeProvider.System.GetElapsedTime(begin).TotalSeconds;

        await stop.CancelAsync();
        await Task.WhenAll(sessions, streams.EndAsync());
        await Task.Delay(Settling, TimeProvider.System, cancellationToken);
        samples.Add(await probe.SampleAsync("all closed", cancellationToken));
        int left = server.Streams;
        string[] complaints = await proxy.StopAsync();
        return SoakJudge.Judge(options, samples.ToImmutable(), tally, rate, left, complaints);

        async Task KeepUpAsync(TimeSpan duration, string name, CancellationToken token)
        {
            for (TimeSpan remaining = duration; remaining > TimeSpan.Zero; remaining -= ProgressEvery)
            {
                await Task.Delay(remaining < ProgressEvery ? remaining : ProgressEvery, TimeProvider.System, token);
                await output.WriteLineAsync(
                    $"{TimeProvider.System.GetElapsedTime(begin).TotalSeconds:F0} s: {streams.Open} streams, {tally.Events} events, {tally.Sessions} sessions, {tally.Troubles} problems"
                );
            }

            samples.Add(await probe.SampleAsync(name, token));
            await output.WriteLineAsync(SoakReport.Describe(samples[^1]));
        }
    }

    // The first requests compile the code; what they leave behind is no leak.
    private static async Task WarmUpAsync(SoakClient client, SoakOptions options, Tally tally, CancellationToken cancellationToken)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task load = new SessionLoad(client, options, tally).RunAsync(enough.Token);
        await Task.Delay(TimeSpan.FromSeconds(Math.Min(20, options.Duration.TotalSeconds / 4)), TimeProvider.System, cancellationToken);
        await enough.CancelAsync();
        await load;
    }
}
