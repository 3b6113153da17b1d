using System.Net.Http.Headers;

namespace McpPolicy.Soak.Load;

/// <summary>Requests of an MCP client.</summary>
internal sealed class SoakClient(string url) : IDisposable
{
    public const string SessionHeader = "Mcp-Session-Id";
    private const string Initialize =
        """{"jsonrpc":"2.0","id":0,"method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{},"clientInfo":{"name":"soak","version":"1"}}}""";

    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false, UseCookies = false })
    {
        Timeout = TimeSpan.FromMinutes(2),
    };

    public async Task<string> OpenSessionAsync(CancellationToken cancellationToken)
    {
        using HttpRequestMessage request = Post(Initialize, null);
        using HttpResponseMessage response = await _http.SendAsync(request, cancellationToken);
        response.EnsureSuccessStatusCode();
        return response.Headers.GetValues(SessionHeader).Single();
    }

    public async Task<string> CallAsync(string session, string marker, CancellationToken cancellationToken)
    {
        using HttpRequestMessage request = Post(
            $$$"""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"echo","arguments":{"marker":"{{{marker}}}"} } }""",
            session
        );
        using HttpResponseMessage response = await _http.SendAsync(request, cancellationToken);
        return await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync(cancellationToken);
    }

    public async Task CloseSessionAsync(string session, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Delete, url);
        request.Headers.Add(SessionHeader, session);
        using HttpResponseMessage response = await _http.SendAsync(request, cancellationToken);
        response.EnsureSuccessStatusCode();
    }

    public async Task<HttpResponseMessage> OpenStreamAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        HttpResponseMessage response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        return response.EnsureSuccessStatusCode();
    }

    public HttpRequestMessage Get(string session)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, url);
        request.Headers.Accept.ParseAdd("text/event-stream");
        request.Headers.Add(SessionHeader, session);
        return request;
    }

    public HttpRequestMessage Post(string json, string? session)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new StringContent(json) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Accept.ParseAdd("application/json, text/event-stream");
        if (session is not null)
        {
            request.Headers.Add(SessionHeader, session);
        }

        return request;
    }

    public void Dispose() => _http.Dispose();
}
