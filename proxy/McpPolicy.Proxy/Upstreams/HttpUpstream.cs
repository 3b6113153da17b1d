using System.Net;
using McpPolicy.Proxy.Streams;
using McpPolicy.Proxy.Wire;
using Microsoft.AspNetCore.Http.Features;
using Yarp.ReverseProxy.Forwarder;

namespace McpPolicy.Proxy.Upstreams;

/// <summary>An MCP server over Streamable HTTP, reached with YARP's forwarder.</summary>
public sealed class HttpUpstream : IUpstream, IDisposable
{
    private static readonly UpstreamProblem Stopping = new(UpstreamFailure.Stopping, string.Empty);
    private readonly IHttpForwarder _forwarder;
    private readonly HttpUpstreamOptions _options;
    private readonly TimeProvider _time;
    private readonly UpstreamHeaders _headers;
    private readonly UpstreamClient _client;
    private readonly ForwarderRequestConfig _config;
    private readonly string _prefix;
    private readonly CancellationToken _stopping;

    /// <summary>Prepares the client; nothing is connected yet.</summary>
    /// <param name="forwarder">Carries the exchange.</param>
    /// <param name="options">Where the server is.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">Told of files that cannot be read again.</param>
    /// <param name="stopping">Says that the proxy is told to stop: streams that clients listen to end.</param>
    /// <exception cref="InvalidDataException">A file of headers or certificates cannot be used; the message says which and why.</exception>
    public HttpUpstream(
        IHttpForwarder forwarder,
        HttpUpstreamOptions options,
        TimeProvider time,
        ILogger<HttpUpstream> logger,
        CancellationToken stopping
    )
    {
        _forwarder = forwarder;
        _options = options;
        _time = time;
        _headers = new UpstreamHeaders(options.HeadersDirectory, time, logger);
        _client = new UpstreamClient(options, time, logger);
        _prefix = options.Url.GetLeftPart(UriPartial.Authority);
        _stopping = stopping;
        _config = new ForwarderRequestConfig
        {
            ActivityTimeout = options.ActivityTimeout,
            Version = HttpVersion.Version11,
            VersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
        };
    }

    /// <inheritdoc/>
    public async ValueTask<UpstreamOutcome> ForwardAsync(HttpContext context, McpRequest? message, CancellationToken cancellationToken)
    {
        // The forwarder would turn an upgrade into a tunnel that nobody looks into. Upgrades may be ignored (RFC 9110, section 7.8).
        context.Features.Set<IHttpUpgradeFeature>(null);
        if (message is not null)
        {
            Replay(context.Request, message);
        }

        bool isListening = ListenStreams.Is(context, message);
        using ResponseDeadline deadline = isListening
            ? new(Timeout.InfiniteTimeSpan, _time, cancellationToken, _stopping)
            : new(_options.ResponseTimeout, _time, cancellationToken, CancellationToken.None);
        var exchange = new HttpExchange(_options.Url, _headers, deadline)
        {
            IsStateless = message?.Era == ProtocolEra.Stateless,
            Ending = isListening ? new StreamEnding(Farewell.EventFor(message), _stopping) : null,
        };
        ForwarderError error = await _forwarder.SendAsync(context, _prefix, _client.Invoker, _config, exchange, deadline.Token);
        if (exchange.IsAnswerRefused)
        {
            return UpstreamOutcome.AnswerRefused;
        }

        return error == ForwarderError.None ? UpstreamOutcome.Answered : OutcomeOf(context, error, deadline);
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

    private UpstreamOutcome OutcomeOf(HttpContext context, ForwarderError error, ResponseDeadline deadline)
    {
        if (context.RequestAborted.IsCancellationRequested)
        {
            return UpstreamOutcome.ClientGone;
        }

        if (deadline.IsOver)
        {
            context.Features.Set(_stopping.IsCancellationRequested ? Stopping : null);
            return UpstreamOutcome.TimedOut;
        }

        Exception? exception = context.Features.Get<IForwarderErrorFeature>()?.Exception;
        UpstreamOutcome outcome = ForwardingProblem.OutcomeOf(error, exception, out UpstreamProblem problem);
        context.Features.Set(problem);
        return outcome;
    }
}
