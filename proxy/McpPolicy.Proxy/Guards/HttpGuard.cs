using McpPolicy.Proxy.Wire;
using Microsoft.AspNetCore.Http.Features;

namespace McpPolicy.Proxy.Guards;

/// <summary>What can be told from the request line and the headers alone, before a body is read.</summary>
public sealed class HttpGuard(GuardOptions options)
{
    /// <summary>The one path that MCP is served at, compared exactly: no other case, no trailing slash, no escapes.</summary>
    public const string Path = "/mcp";

    private static readonly Refusal NotFound = new(
        404,
        JsonRpcCodes.InvalidRequest,
        RefusalReason.Route,
        "Nothing is served here; MCP is at /mcp, exactly."
    );
    private static readonly Refusal MethodNotAllowed = new(
        405,
        JsonRpcCodes.InvalidRequest,
        RefusalReason.Route,
        "MCP uses POST, GET and DELETE."
    );
    private static readonly Refusal BodyNotAllowed = new(
        400,
        JsonRpcCodes.InvalidRequest,
        RefusalReason.Envelope,
        "GET, DELETE and OPTIONS have no body; send messages with POST."
    );
    private static readonly Refusal HostRefused = new(
        403,
        JsonRpcCodes.InvalidRequest,
        RefusalReason.Host,
        "This Host is not served here; add it to the allowed hosts to accept it."
    );
    private static readonly Refusal OriginRefused = new(
        403,
        JsonRpcCodes.InvalidRequest,
        RefusalReason.Origin,
        "This Origin may not call; add it to the allowed origins to accept it."
    );

    private readonly HostGuard _hosts = new(options);
    private readonly OriginGuard _origins = new(options);
    private readonly CrossOrigin _crossOrigin = new(options);

    /// <summary>Null, or why the request is turned away.</summary>
    public Refusal? Check(HttpContext context)
    {
        HttpRequest request = context.Request;
        if (!IsMcpPath(context))
        {
            return NotFound;
        }

        if (!_hosts.IsAllowed(request.Host))
        {
            return HostRefused;
        }

        if (!_origins.IsAllowed(request.Headers, request.Host))
        {
            return OriginRefused;
        }

        if (_crossOrigin.IsPreflight(request))
        {
            return HasBody(request) ? BodyNotAllowed : null;
        }

        if (SessionGuard.Check(request.Headers) is { } session)
        {
            return session;
        }

        if (IsMethod(request, HttpMethods.Post))
        {
            return MediaTypeGuard.Check(request.Headers);
        }

        if (!IsMethod(request, HttpMethods.Get) && !IsMethod(request, HttpMethods.Delete))
        {
            return MethodNotAllowed;
        }

        return HasBody(request) ? BodyNotAllowed : null;
    }

    // Nobody would look into it, and a lenient server reads it all the same.
    private static bool HasBody(HttpRequest request) => request.ContentLength > 0 || request.Headers.TransferEncoding.Count > 0;

    // HTTP methods are case-sensitive (RFC 9110, section 9.1); the framework's own comparisons are not.
    private static bool IsMethod(HttpRequest request, string method) => string.Equals(request.Method, method, StringComparison.Ordinal);

    private static bool IsMcpPath(HttpContext context)
    {
        // The decoded path is not enough: "/x/../mcp" and "/%6dcp" decode to it.
        ReadOnlySpan<char> target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        int query = target.IndexOf('?');
        ReadOnlySpan<char> path = PathOf(query < 0 ? target : target[..query]);
        return path.Equals(Path, StringComparison.Ordinal) && string.Equals(context.Request.Path.Value, Path, StringComparison.Ordinal);
    }

    // Targets may be absolute (RFC 9112, section 3.2.2).
    private static ReadOnlySpan<char> PathOf(ReadOnlySpan<char> target)
    {
        int scheme = target.IndexOf("://");
        if (scheme < 0 || target[0] == '/')
        {
            return target;
        }

        ReadOnlySpan<char> rest = target[(scheme + 3)..];
        int slash = rest.IndexOf('/');
        return slash < 0 ? default : rest[slash..];
    }
}
