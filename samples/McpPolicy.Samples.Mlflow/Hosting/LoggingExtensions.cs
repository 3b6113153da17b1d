namespace McpPolicy.Samples.Mlflow.Hosting;

internal static class LoggingExtensions
{
    /// <summary>Logs to standard error, whatever the level: standard output belongs to the protocol.</summary>
    public static ILoggingBuilder AddErrorConsole(this ILoggingBuilder builder) =>
        builder.AddConsole(static options => options.LogToStandardErrorThreshold = LogLevel.Trace);
}
