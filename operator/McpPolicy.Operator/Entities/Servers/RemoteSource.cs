using McpPolicy.Operator.Entities.Attributes;

namespace McpPolicy.Operator.Entities.Servers;

/// <summary>A server reached by URL.</summary>
[ValidationRule(
    "self.url.startsWith('https://') || (has(self.allowInsecureHttp) && self.allowInsecureHttp)",
    "url must start with https://; tool calls and credentials would travel in clear text otherwise. Set allowInsecureHttp: true to accept that"
)]
public sealed record RemoteSource
{
    /// <summary>
    /// The MCP endpoint, such as https://mcp.example.com/mcp. Credentials do not belong in it: put them in a Secret and name it in headersFrom.
    /// </summary>
    [Length(1, 2048)]
    [Pattern(@"^https?://[^\s/?#@]+(/[^\s#]*)?$")]
    public required string Url { get; init; }

    /// <summary>Accepts an http:// URL, whose traffic anybody on the way can read and change. Default false.</summary>
    [Default(false)]
    public bool AllowInsecureHttp { get; init; }

    /// <summary>
    /// Secrets of the McpServer's namespace whose keys are header names and whose values are sent with each request to the server, such as
    /// Authorization. They are mounted into the proxy as files; the operator itself cannot read Secrets. At most 8; a later one wins over an
    /// earlier one that has the same key.
    /// </summary>
    [Items(0, 8)]
    public IReadOnlyList<HeaderSource> HeadersFrom { get; set; } = [];
}
