using System.Collections.Frozen;
using Microsoft.Extensions.Primitives;

namespace McpPolicy.Proxy.Guards;

/// <summary>
/// Lets pages of the allowed origins use the proxy from a browser (Fetch standard, section 3.3, "CORS protocol"). Without allowed origins
/// nothing of it is said. Never with credentials: the proxy knows no cookies, and a page that has a token sends it itself.
/// </summary>
internal sealed class CrossOrigin(GuardOptions options)
{
    private const string Methods = "POST, GET, DELETE";
    private const string ParameterPrefix = "Mcp-Param-";
    private const string RequestHeaders =
        "Content-Type, Accept, Authorization, Mcp-Session-Id, MCP-Protocol-Version, Last-Event-ID, Mcp-Method, Mcp-Name";
    private const string ExposedHeaders = "Mcp-Session-Id, MCP-Protocol-Version, WWW-Authenticate";
    private const string MaxAgeSeconds = "600";

    private readonly FrozenSet<string> _origins = OriginGuard.SetOf(options);

    /// <summary>Whether a browser asks if it may send a request.</summary>
    public bool IsPreflight(HttpRequest request) =>
        string.Equals(request.Method, HttpMethods.Options, StringComparison.Ordinal)
        && request.Headers.AccessControlRequestMethod.Count == 1
        && OriginOf(request.Headers) is not null;

    /// <summary>Says in the answer, whatever it will be, that the page may read it.</summary>
    public void Announce(HttpContext context)
    {
        if (_origins.Count == 0)
        {
            return;
        }

        // At the last moment, because errors clear the headers and a server's own of these names are dropped.
        context.Response.OnStarting(
            static state =>
            {
                (HttpResponse response, string? origin) = ((HttpResponse, string?))state;
                response.Headers.Append("Vary", "Origin");
                if (origin is not null)
                {
                    response.Headers.AccessControlAllowOrigin = origin;
                    response.Headers.AccessControlExposeHeaders = ExposedHeaders;
                }

                return Task.CompletedTask;
            },
            (context.Response, OriginOf(context.Request.Headers))
        );
    }

    /// <summary>Answers a browser's question: yes.</summary>
    public static void AnswerPreflight(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        IHeaderDictionary headers = context.Response.Headers;
        headers.AccessControlAllowMethods = Methods;
        headers.AccessControlAllowHeaders = HeadersFor(context.Request.Headers.AccessControlRequestHeaders);
        headers.AccessControlMaxAge = MaxAgeSeconds;
    }

    // The names of Mcp-Param-* are the server's own; a browser wants each by its name.
    private static StringValues HeadersFor(StringValues requested)
    {
        string[] parameters =
        [
            .. requested
                .SelectMany(static value => (value ?? string.Empty).Split(',', StringSplitOptions.TrimEntries))
                .Where(static name => name.StartsWith(ParameterPrefix, StringComparison.OrdinalIgnoreCase)),
        ];
        return string.Join(", ", [RequestHeaders, .. parameters]);
    }

    private string? OriginOf(IHeaderDictionary headers) =>
        headers.Origin is { Count: 1 } values && values[0] is { } origin && _origins.Contains(origin) ? origin : null;
}
