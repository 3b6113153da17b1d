using Microsoft.Extensions.Logging.Console;

namespace McpPolicy.Proxy.Hosting;

/// <summary>Where the log goes and what is in it.</summary>
internal static class LoggingSetup
{
    /// <summary>One line an event on standard error, UTC; levels and the formatter (<c>json</c>) by the section <c>Logging</c> of appsettings.json.</summary>
    public static void AddProxyLogging(this WebApplicationBuilder builder)
    {
        builder.Configuration.AddEnvironmentVariables();
        builder.Logging.AddConfiguration(builder.Configuration.GetSection("Logging"));
        var gate = new StartupGate();
        builder.Services.AddSingleton(gate);
        builder.Logging.AddFilter("Microsoft", level => gate.IsOpen && level >= LogLevel.Warning);
        // The forwarder logs a stack trace for every client that goes away; what failed, the proxy says itself in one line.
        builder.Logging.AddFilter("Yarp.ReverseProxy.Forwarder", LogLevel.None);
        builder.Logging.AddSimpleConsole(static console =>
        {
            console.SingleLine = true;
            console.UseUtcTimestamp = true;
            console.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z' ";
            console.ColorBehavior = LoggerColorBehavior.Disabled;
        });
        builder.Services.Configure<ConsoleLoggerOptions>(static console => console.LogToStandardErrorThreshold = LogLevel.Trace);
    }
}
