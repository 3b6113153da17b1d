namespace McpPolicy.Proxy.Configuration;

/// <summary>Checks the URL of the MCP server.</summary>
internal static class UpstreamUrl
{
    /// <summary>What is wrong with <paramref name="text"/> and what to write; null when nothing is. Never repeats credentials.</summary>
    public static string? FindProblem(string text, out Uri? url)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out url) || !text.Contains("://", StringComparison.Ordinal))
        {
            // What cannot be parsed may still hold a password, so it is not shown.
            return "this is no URL; write for example http://127.0.0.1:5000/mcp";
        }

        if (url.UserInfo.Length > 0)
        {
            return "credentials do not belong in the URL, where they show up in process lists; put an Authorization file in a directory and write --upstream-headers DIR";
        }

        if (url.Scheme != Uri.UriSchemeHttp && url.Scheme != Uri.UriSchemeHttps)
        {
            return $"'{url.Scheme}' is not spoken; write an http:// or https:// URL";
        }

        return url.Fragment.Length > 0 ? "a fragment (#…) is never sent; leave it out" : null;
    }
}
