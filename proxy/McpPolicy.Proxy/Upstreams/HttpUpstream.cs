using System.Net;
using System.Text;
using McpPolicy.Proxy.Wire;
using Microsoft.AspNetCore.Http.Features;
using Yarp.ReverseProxy.Forwarder;

namespace McpPolicy.Proxy.Upstreams;

/// <summary>An MCP server over Streamable HTTP, reached with YARP's forwarder.</summary>
public sealed class HttpUpstream : IUpstream, IDisposable
{
    private readonly IHttpForwarder _forwarder;
    private readonly HttpUpstreamTransformer _transformer;
    private readonly UpstreamHeaders _headers;
    private readonly HttpMessageInvoker _client;
    private readonly ForwarderRequestConfig _config;
    private readonly string _prefix;

    /// <summary>Prepares the client; nothing is connected yet.</summary>
    public HttpUpstream(IHttpForwarder forwarder, HttpUpstreamOptions options, TimeProvider time, ILogger<HttpUpstream> logger)
    {
        _forwarder = forwarder;
        _headers = new UpstreamHeaders(options.HeadersDirectory, time, logger);
        _transformer = new HttpUpstreamTransformer(options.Url, _headers);
        _prefix = options.Url.GetLeftPart(UriPartial.Authority);
        _config = new ForwarderRequestConfig
        {
            ActivityTimeout = options.ActivityTimeout,
            Version = HttpVersion.Version11,
            VersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
        };
        _client = new HttpMessageInvoker(
            new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                UseProxy = false,
                AutomaticDecompression = DecompressionMethods.None,
                ConnectTimeout = options.ConnectTimeout,
                PooledConnectionLifetime = options.ConnectionLifetime,
                ActivityHeadersPropagator = null,
                // The client's headers were read as UTF-8, and the server's go on byte for byte.
                RequestHeaderEncodingSelector = static (_, _) => Encoding.UTF8,
                ResponseHeaderEncodingSelector = static (_, _) => Encoding.Latin1,
            }
        );
    }

    /// <inheritdoc/>
    public async ValueTask<UpstreamOutcome> ForwardAsync(HttpContext context, McpRequest? message, CancellationToken cancellationToken)
    {
        // The forwarder would turn an upgrade into a tunnel that nobody looks into. Upgrades may be ignored (RFC 9110, section 7.8).
        context.Features.Set<IHttpUpgradeFeature>(null);
        if (message is not null)
        {
            Replay(context.Request, message);
            if (message.Era == ProtocolEra.Stateless)
            {
                context.Items[HttpUpstreamTransformer.StatelessEra] = null;
            }
        }

        ForwarderError error = await _forwarder.SendAsync(context, _prefix, _client, _config, _transformer, cancellationToken);
        if (context.Items.ContainsKey(HttpUpstreamTransformer.AnswerRefused))
        {
            return UpstreamOutcome.AnswerRefused;
        }

        return error == ForwarderError.None ? UpstreamOutcome.Answered : OutcomeOf(context, error);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _client.Dispose();
        _headers.Dispose();
    }

    private static void Replay(HttpRequest request, McpRequest message)
    {
        // The inspected bytes have a known length now, however the client framed them.
        request.Headers.TransferEncoding = default;
        request.ContentLength = message.Body.Length;
        request.Body = new ReplayStream(message.Body);
    }

    private static UpstreamOutcome OutcomeOf(HttpContext context, ForwarderError error)
    {
        if (context.RequestAborted.IsCancellationRequested)
        {
            return UpstreamOutcome.ClientGone;
        }

        if (error == ForwarderError.RequestTimedOut)
        {
            return UpstreamOutcome.TimedOut;
        }

        Exception? exception = context.Features.Get<IForwarderErrorFeature>()?.Exception;
        return error == ForwarderError.Request && exception is HttpRequestException e && IsBeforeSending(e.HttpRequestError)
            ? UpstreamOutcome.NotSent
            : UpstreamOutcome.Failed;
    }

    private static bool IsBeforeSending(HttpRequestError error) =>
        error is HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError;
}
