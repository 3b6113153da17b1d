namespace McpPolicy.Policy.Methods;

/// <summary>Accepts globs that match plainly spelt URIs: with something plain in place of every <c>*</c> they are one.</summary>
internal static class UriGlobSpelling
{
    /// <summary>Null when the glob is spelt plainly, else what is wrong with it, in words that follow a colon.</summary>
    public static string? Problem(ReadOnlySpan<byte> glob)
    {
        if (glob.Trim((byte)'*').IsEmpty)
        {
            return null;
        }

        var example = glob.ToArray();
        example.AsSpan().Replace((byte)'*', (byte)'x');
        return UriSpelling.Problem(example);
    }
}
