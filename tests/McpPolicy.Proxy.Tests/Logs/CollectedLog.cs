using System.Collections.Concurrent;

namespace McpPolicy.Proxy.Tests.Logs;

/// <summary>Keeps what is logged.</summary>
internal sealed class CollectedLog : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<(LogLevel Level, string Text, Exception? Exception)> _lines = new();

    public IReadOnlyCollection<(LogLevel Level, string Text, Exception? Exception)> Lines => _lines;

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    ) => _lines.Enqueue((logLevel, formatter(state, exception), exception));

    public void Dispose() { }
}
