using System.Text;
using McpPolicy.Corpus.Cases;

namespace McpPolicy.Corpus.Running;

/// <summary>Opens a session of the 2025 revisions (MCP 2025-11-25, Transports, "Session Management").</summary>
internal static class SessionOpener
{
    /// <summary>The header with the session's id.</summary>
    public const string Header = "Mcp-Session-Id";

    private const string Initialize = """
        {"jsonrpc":"2.0","id":0,"method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{},"clientInfo":{"name":"corpus","version":"1"}}}
        """;

    /// <summary>Initializes and returns the session's id.</summary>
    /// <exception cref="InvalidDataException">The gateway opened none.</exception>
    public static async Task<string> OpenAsync(Uri gateway, CancellationToken cancellationToken)
    {
        var request = new CaseRequest("POST", gateway.AbsolutePath, [], Encoding.UTF8.GetBytes(Initialize), Raw: null);
        HttpAnswer? answer = await RawClient.SendAsync(gateway, RequestComposer.Compose(request, gateway.Authority), cancellationToken);
        string? line = answer
            ?.Head.Split("\r\n")
            .FirstOrDefault(static header => header.StartsWith(Header + ":", StringComparison.OrdinalIgnoreCase));
        return line?[(Header.Length + 1)..].Trim()
            ?? throw new InvalidDataException($"initialize gave no {Header}; leave out --session: {answer?.Head}");
    }
}
