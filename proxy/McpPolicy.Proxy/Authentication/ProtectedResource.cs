using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;
using McpPolicy.Identity.Configuration;
using McpPolicy.Proxy.Guards;

namespace McpPolicy.Proxy.Authentication;

/// <summary>
/// Tells clients where to get a token for this endpoint: OAuth 2.0 Protected Resource Metadata (RFC 9728), which MCP's authorization asks
/// for (MCP 2025-11-25, Authorization).
/// </summary>
internal sealed class ProtectedResource
{
    private const string WellKnown = "/.well-known/oauth-protected-resource";

    private readonly HostGuard _hosts;
    private readonly CrossOrigin _crossOrigin;
    private readonly byte[] _document = [];
    private readonly ImmutableArray<string> _paths = [];

    public ProtectedResource(AuthenticationSettings? settings, GuardOptions guards, CrossOrigin crossOrigin)
    {
        _crossOrigin = crossOrigin;
        _hosts = new HostGuard(guards);
        if (settings?.Resource is not { } resource)
        {
            return;
        }

        // The well-known part goes between the host and the path (RFC 9728, section 3.1).
        string path = resource.AbsolutePath == "/" ? string.Empty : resource.AbsolutePath;
        string metadata = resource.GetLeftPart(UriPartial.Authority) + WellKnown + path;
        MetadataParameter = $"resource_metadata=\"{metadata}\"";
        _paths = [WellKnown, WellKnown + HttpGuard.Path, WellKnown + path];
        _document = Write(settings, resource);
    }

    /// <summary>The parameter of <c>WWW-Authenticate</c> that leads to the metadata; null when there is none.</summary>
    public string? MetadataParameter { get; }

    /// <summary>Whether a request asks for the metadata, and may.</summary>
    public bool Serves(HttpContext context) =>
        !_paths.IsEmpty
        && (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method))
        && context.Request.Path.Value is { } path
        && _paths.Contains(path, StringComparer.Ordinal)
        && _hosts.IsAllowed(context.Request.Host);

    /// <summary>Answers with the metadata.</summary>
    public Task AnswerAsync(HttpContext context)
    {
        _crossOrigin.Announce(context);
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = _document.Length;
        context.Response.Headers.CacheControl = "max-age=300";
        return HttpMethods.IsHead(context.Request.Method)
            ? Task.CompletedTask
            : context.Response.Body.WriteAsync(_document, context.RequestAborted).AsTask();
    }

    private static byte[] Write(AuthenticationSettings settings, Uri resource)
    {
        var output = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(output);
        json.WriteStartObject();
        json.WriteString("resource", resource.OriginalString);
        IEnumerable<TokenSettings> issuers = settings.Authenticators.OfType<TokenSettings>();
        WriteList(json, "authorization_servers", issuers.Where(static a => a.Type == AuthenticatorType.Oidc).Select(static a => a.Issuer));
        WriteList(json, "scopes_supported", settings.Scopes);
        WriteList(json, "bearer_methods_supported", ["header"]);
        json.WriteEndObject();
        json.Flush();
        return output.WrittenSpan.ToArray();
    }

    // Empty ones are left out (RFC 9728, section 3.2).
    private static void WriteList(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        string[] all = [.. values];
        if (all.Length == 0)
        {
            return;
        }

        json.WriteStartArray(name);
        foreach (string value in all)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }
}
