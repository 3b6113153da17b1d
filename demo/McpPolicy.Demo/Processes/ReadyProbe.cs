namespace McpPolicy.Demo.Processes;

/// <summary>Waits until a program answers its probe.</summary>
internal static class ReadyProbe
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Asks until the answer is a success.</summary>
    /// <exception cref="DemoFailure">The program ended, or did not answer in time.</exception>
    public static async Task WaitAsync(ChildProcess child, Uri probe, CancellationToken stop)
    {
        using var http = new HttpClient();
        var start = TimeProvider.System.GetTimestamp();
        while (!await AnswersAsync(http, probe, stop))
        {
            if (child.HasExited)
            {
                throw new DemoFailure($"The {child.Name} ended before it was ready.");
            }

            if (TimeProvider.System.GetElapsedTime(start) > Patience)
            {
                throw new DemoFailure($"The {child.Name} did not answer {probe} within {Patience.TotalSeconds} s.");
            }

            await Task.Delay(Pause, TimeProvider.System, stop);
        }
    }

    private static async Task<bool> AnswersAsync(HttpClient http, Uri probe, CancellationToken stop)
    {
        try
        {
            using var response = await http.GetAsync(probe, stop);
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
