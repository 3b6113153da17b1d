using System.Net;
using McpPolicy.Proxy.Streams;
using Microsoft.Extensions.Primitives;
using Yarp.ReverseProxy.Forwarder;

namespace McpPolicy.Proxy.Upstreams;

/// <summary>
/// One exchange with the server: turns the client's request into the proxy's own, and the server's answer into one that a client may see.
/// </summary>
/// <param name="url">Where the server is.</param>
/// <param name="injected">The headers that the proxy adds.</param>
/// <param name="deadline">Stopped when the answer begins.</param>
internal sealed class HttpExchange(Uri url, UpstreamHeaders injected, ResponseDeadline deadline) : HttpTransformer
{
    private const string SessionHeader = "Mcp-Session-Id";
    private const string ResumeHeader = "Last-Event-ID";

    /// <summary>Whether the message is of the era without sessions.</summary>
    public bool IsStateless { get; init; }

    /// <summary>How the answer ends when the proxy stops, if it is a stream; null: like any call in flight.</summary>
    public StreamEnding? Ending { get; init; }

    /// <summary>Whether the server's answer must not reach the client.</summary>
    public bool IsAnswerRefused { get; private set; }

    /// <inheritdoc/>
    public override ValueTask TransformRequestAsync(
        HttpContext httpContext,
        HttpRequestMessage proxyRequest,
        string destinationPrefix,
        CancellationToken cancellationToken
    )
    {
        proxyRequest.RequestUri = url;
        IHeaderDictionary headers = httpContext.Request.Headers;
        bool isMessage = HttpMethods.IsPost(httpContext.Request.Method);
        string? connection = headers.Connection;
        foreach ((string name, StringValues values) in headers)
        {
            bool kept = IsOutOfPlace(name, isMessage) || IsKept(name) || IsHopByHop(connection, name) || IsDisguised(name);
            if (!kept && !name.StartsWith(':'))
            {
                Add(proxyRequest, name, values);
            }
        }

        proxyRequest.Headers.TryAddWithoutValidation("Accept-Encoding", "identity");
        injected.AddTo(proxyRequest);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public override async ValueTask<bool> TransformResponseAsync(
        HttpContext httpContext,
        HttpResponseMessage? proxyResponse,
        CancellationToken cancellationToken
    )
    {
        deadline.Stop();
        if (proxyResponse is null)
        {
            return false;
        }

        if (!IsForClient(proxyResponse.StatusCode))
        {
            IsAnswerRefused = true;
            return false;
        }

        bool copied = await base.TransformResponseAsync(httpContext, proxyResponse, cancellationToken);
        IHeaderDictionary headers = httpContext.Response.Headers;
        foreach (string name in HeaderRules.KeptFromClient)
        {
            headers.Remove(name);
        }

        if (IsStateless)
        {
            headers.Remove(SessionHeader);
        }

        if (Ending is not null && proxyResponse.Content.Headers.ContentType?.MediaType == "text/event-stream")
        {
            proxyResponse.Content = new EndingContent(proxyResponse.Content, Ending);
        }

        return copied;
    }

    // Streams are resumed with GET (MCP 2025-11-25); a server that replayed one on a POST would answer more than was asked. And
    // without a message there is nothing to mirror: a server that believed the headers would execute what nobody decided on.
    private static bool IsOutOfPlace(string name, bool isMessage) =>
        isMessage
            ? name.Equals(ResumeHeader, StringComparison.OrdinalIgnoreCase)
            : name.Equals("Mcp-Method", StringComparison.OrdinalIgnoreCase) || name.Equals("Mcp-Name", StringComparison.OrdinalIgnoreCase);

    private bool IsKept(string name) =>
        HeaderRules.IsKeptFromServer(name)
        || injected.Has(name)
        || (IsStateless && name.Equals(SessionHeader, StringComparison.OrdinalIgnoreCase));

    // To a server with CGI's variables (RFC 3875, section 4.1.18), WSGI's for one, X_Real_IP is X-Real-IP.
    private bool IsDisguised(string name)
    {
        if (!name.Contains('_', StringComparison.Ordinal))
        {
            return false;
        }

        string plain = name.Replace('_', '-');
        return HeaderRules.IsChecked(plain) || IsKept(plain);
    }

    private static void Add(HttpRequestMessage request, string name, StringValues values)
    {
        if (values.Count == 1)
        {
            string? value = values;
            _ =
                request.Headers.TryAddWithoutValidation(name, value)
                || (request.Content?.Headers.TryAddWithoutValidation(name, value) ?? false);
            return;
        }

        IEnumerable<string?> all = values;
        _ = request.Headers.TryAddWithoutValidation(name, all) || (request.Content?.Headers.TryAddWithoutValidation(name, all) ?? false);
    }

    // An upgrade, never asked for, would open a tunnel; a redirect would lead the client around the proxy; a 401 would make it log in for credentials that never reach the server.
    private static bool IsForClient(HttpStatusCode status) =>
        (int)status is (>= 200 and < 300) or >= 400
        && status is not (HttpStatusCode.Unauthorized or HttpStatusCode.ProxyAuthenticationRequired);

    // What was checked reaches the server: its absence would be another message (RFC 9110, section 7.6.1, forbids to name it).
    private static bool IsHopByHop(string? connection, string name) => IsNamedIn(connection, name) && !HeaderRules.IsChecked(name);

    private static bool IsNamedIn(string? connection, string name)
    {
        if (string.IsNullOrEmpty(connection))
        {
            return false;
        }

        foreach (Range part in connection.AsSpan().Split(','))
        {
            if (connection.AsSpan()[part].Trim(" \t").Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
