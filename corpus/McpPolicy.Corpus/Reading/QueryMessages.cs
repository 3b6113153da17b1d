using System.Net;

namespace McpPolicy.Corpus.Reading;

/// <summary>Messages in the query of a request target.</summary>
internal static class QueryMessages
{
    /// <summary>The decoded values.</summary>
    public static IEnumerable<string> In(string target)
    {
        int query = target.IndexOf('?', StringComparison.Ordinal);
        return query < 0 ? [] : target[(query + 1)..].Split('&').Select(WebUtility.UrlDecode).OfType<string>();
    }
}
