using McpPolicy.Demo.Checks;
using McpPolicy.Demo.Output;
using McpPolicy.Demo.Processes;
using McpPolicy.Demo.Story;

namespace McpPolicy.Demo;

/// <summary>Starts what is needed, tells the story, checks it, and gives the exit status: 0 only when all counts are right.</summary>
internal sealed class DemoRun(DemoOptions options, Narrator narrator)
{
    private const int Interrupted = 130;

    public async Task<int> ExecuteAsync(CancellationToken stop)
    {
        await using var stack = new LocalStack();
        try
        {
            var target = options.Proxy is null ? await StartAsync(stack, stop) : Target.From(options);
            var isRight = await TellAsync(target, stop);
            if (options is { Keep: true, Proxy: null })
            {
                narrator.ShowClientConfiguration(target.Proxy);
                await WaitForStopAsync(stop);
            }

            return isRight ? 0 : 1;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            narrator.Say("Stopped.");
            return Interrupted;
        }
        catch (Exception failure) when (DemoFailure.Describe(failure) is { } sentence)
        {
            narrator.ShowFailure(sentence, stack.Children);
            return 1;
        }
    }

    private async Task<Target> StartAsync(LocalStack stack, CancellationToken stop)
    {
        var (server, proxy, metrics) = await stack.StartAsync(narrator.Started, stop);
        return new Target(proxy, [metrics], server, options.RunId);
    }

    private async Task<bool> TellAsync(Target target, CancellationToken stop)
    {
        var metrics = new MetricsCheck(target.Metrics);
        var before = await metrics.ReadAsync(stop);
        var result = await new TaggingStory(target, narrator).TellAsync(stop);
        narrator.ShowCalls(result);
        narrator.ShowDenials(result);
        var after = await metrics.ReadAsync(stop);
        narrator.ShowMetrics(target.Metrics, after);

        Verdict[] verdicts =
        [
            .. CountCheck.Judge(result),
            .. metrics.Judge(result, before, after),
            .. await StoreCheck.JudgeAsync(target, result, stop),
        ];
        narrator.ShowVerdicts(verdicts);
        return verdicts.All(static verdict => verdict.IsRight);
    }

    private static async Task WaitForStopAsync(CancellationToken stop) =>
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
}
