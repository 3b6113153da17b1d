using System.Text.Unicode;
using McpPolicy.Proxy.Wire;

namespace McpPolicy.Proxy.Lists;

/// <summary>Filters one message from the server: a list in <c>result</c> keeps the items that the caller may use, all else stays as it is.</summary>
internal static class ListFilter
{
    private const int MaxDepth = 512;

    [ThreadStatic]
    private static KeySet? _keys;

    /// <summary>Filters a message.</summary>
    /// <param name="message">A whole JSON message.</param>
    /// <param name="scope">For whom.</param>
    /// <param name="output">Takes the new message when the verdict is Rewritten; otherwise what it holds means nothing.</param>
    public static FilterVerdict Apply(ReadOnlySpan<byte> message, ListScope scope, PooledBuffer output)
    {
        return ListProbe.HoldsList(message) switch
        {
            false => FilterVerdict.Unchanged,
            null => FilterVerdict.Withheld,
            true => Rewrite(message, scope, output),
        };
    }

    private static FilterVerdict Rewrite(ReadOnlySpan<byte> message, ListScope scope, PooledBuffer output)
    {
        if (!Utf8.IsValid(message))
        {
            return FilterVerdict.Withheld;
        }

        var rewriter = new ListRewriter(message, new StrictJsonReader(message, _keys ??= new KeySet(), MaxDepth), scope, output);
        if (!rewriter.Run())
        {
            return FilterVerdict.Withheld;
        }

        return rewriter.Changed ? FilterVerdict.Rewritten : FilterVerdict.Unchanged;
    }
}
