using ModelContextProtocol.Server;

namespace McpPolicy.Samples.Mlflow.Hosting;

/// <summary>Serves one client on standard input and output; ends when the input ends. Logs go to standard error.</summary>
internal static class StdioHost
{
    public static async Task RunAsync()
    {
        using var logging = LoggerFactory.Create(static builder => builder.AddErrorConsole().SetMinimumLevel(LogLevel.Error));
        await using var transport = new StdioServerTransport("mlflow", logging);
        await using var server = McpServer.Create(transport, new ServerDefinition(TimeProvider.System).CreateOptions(), logging);
        await server.RunAsync();
    }
}
