using System.Net;
using System.Net.Security;
using System.Text;

namespace McpPolicy.Proxy.Upstreams;

/// <summary>
/// The connections to the server. Certificates may be mounted from a Secret, so their files are compared now and then; when they have
/// changed, new requests get new connections, and what is under way keeps its own.
/// </summary>
internal sealed partial class UpstreamClient : IDisposable
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(10);

    private readonly HttpUpstreamOptions _options;
    private readonly ILogger _logger;
    private readonly ITimer? _timer;
    private string _content;
    private volatile HttpMessageInvoker _invoker;

    /// <summary>Prepares the client; nothing is connected yet.</summary>
    /// <exception cref="InvalidDataException">A certificate cannot be read; the message says which and why.</exception>
    public UpstreamClient(HttpUpstreamOptions options, TimeProvider time, ILogger logger)
    {
        _options = options;
        _logger = logger;
        _content = ReadContent();
        _invoker = UpstreamTls.TryRead(options.Tls, out SslClientAuthenticationOptions? tls) is { } problem
            ? throw new InvalidDataException(problem)
            : Create(options, tls!);
        _timer = options.Tls is null ? null : time.CreateTimer(static state => ((UpstreamClient)state!).Refresh(), this, Period, Period);
    }

    /// <summary>Sends requests.</summary>
    public HttpMessageInvoker Invoker => _invoker;

    /// <inheritdoc/>
    public void Dispose()
    {
        _timer?.Dispose();
        _invoker.Dispose();
    }

    private static HttpMessageInvoker Create(HttpUpstreamOptions options, SslClientAuthenticationOptions tls) =>
        new(
            new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                UseProxy = false,
                AutomaticDecompression = DecompressionMethods.None,
                ConnectTimeout = options.ConnectTimeout,
                PooledConnectionLifetime = options.ConnectionLifetime,
                ActivityHeadersPropagator = null,
                SslOptions = tls,
                // The client's headers were read as UTF-8, and the server's go on byte for byte.
                RequestHeaderEncodingSelector = static (_, _) => Encoding.UTF8,
                ResponseHeaderEncodingSelector = static (_, _) => Encoding.Latin1,
            }
        );

    // The former client is not disposed: requests are still under way on it. Its idle connections close by themselves.
    private void Refresh()
    {
        string content = ReadContent();
        if (content == _content)
        {
            return;
        }

        if (UpstreamTls.TryRead(_options.Tls, out SslClientAuthenticationOptions? tls) is { } problem)
        {
            Log.Unreadable(_logger, problem);
            return;
        }

        _content = content;
        _invoker = Create(_options, tls!);
        Log.Reloaded(_logger);
    }

    private string ReadContent()
    {
        try
        {
            return string.Join('\0', _options.Tls?.Files.Select(File.ReadAllText) ?? []);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return string.Empty;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(
            Calls.WireEventIds.UpstreamTlsUnreadable,
            LogLevel.Error,
            "The certificates for the MCP server cannot be read, the ones read last stay: {Reason}"
        )]
        public static partial void Unreadable(ILogger logger, string reason);

        [LoggerMessage(
            Calls.WireEventIds.UpstreamTlsReloaded,
            LogLevel.Information,
            "The certificates for the MCP server have changed; new connections use the new ones"
        )]
        public static partial void Reloaded(ILogger logger);
    }
}
