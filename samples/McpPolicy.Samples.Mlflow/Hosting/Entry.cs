using System.Reflection;

namespace McpPolicy.Samples.Mlflow.Hosting;

/// <summary>Does what the command line says; gives the exit status (0 done, 2 could not start).</summary>
internal static class Entry
{
    public static async Task<int> RunAsync(string[] args)
    {
        var options = SampleOptions.Parse(args);
        if (options.Error is { } error)
        {
            return await RefuseAsync(error);
        }

        switch (options.Value!.Mode)
        {
            case SampleMode.Help:
                Console.WriteLine(SampleOptions.Usage);
                return 0;
            case SampleMode.Version:
                Console.WriteLine(Version);
                return 0;
            case SampleMode.Stdio:
                await StdioHost.RunAsync();
                return 0;
            default:
                return await ServeAsync(options.Value.Listen!);
        }
    }

    internal static string Version =>
        typeof(Entry).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    private static async Task<int> ServeAsync(Uri listen)
    {
        try
        {
            await using var server = await SampleHttpServer.StartAsync(listen, TimeProvider.System);
            await server.WaitForShutdownAsync();
            return 0;
        }
        catch (IOException cause)
        {
            return await RefuseAsync($"cannot listen on {listen.GetLeftPart(UriPartial.Authority)}: {cause.Message}");
        }
    }

    private static async Task<int> RefuseAsync(string error)
    {
        await Console.Error.WriteLineAsync($"mlflow-mcp-sample: {error}");
        return 2;
    }
}
