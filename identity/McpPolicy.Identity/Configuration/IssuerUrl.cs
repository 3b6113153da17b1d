namespace McpPolicy.Identity.Configuration;

/// <summary>Checks URLs that keys are fetched from, or that name this endpoint.</summary>
internal static class IssuerUrl
{
    /// <summary>What is wrong with a URL and what to write, in words that follow its name; null when nothing is.</summary>
    public static string? FindProblem(string text, out Uri? url)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out url) || url.Scheme is not ("https" or "http"))
        {
            return "is no URL; write https://HOST/…";
        }

        if (url.UserInfo.Length > 0 || url.Fragment.Length > 0)
        {
            return "has credentials or a fragment in it; write it without";
        }

        return url.Scheme == "https" || url.IsLoopback ? null : "is not https; anybody on the way could put their own keys in";
    }
}
