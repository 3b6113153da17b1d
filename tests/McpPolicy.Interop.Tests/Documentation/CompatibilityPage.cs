using McpPolicy.Testing;

namespace McpPolicy.Interop.Tests.Documentation;

/// <summary>docs/compatibility.md, whose tables are written from what was tried.</summary>
internal static class CompatibilityPage
{
    /// <summary>The name of the block with the clients and servers.</summary>
    public const string Matrix = "clients and servers";

    /// <summary>The name of the block with the conformance suite's figures.</summary>
    public const string Conformance = "conformance";

    private static string File => RepositoryFiles.Path("docs/compatibility.md");

    /// <summary>What stands in a block.</summary>
    public static async Task<string> ReadAsync(string block)
    {
        string page = await System.IO.File.ReadAllTextAsync(File, TestContext.Current.CancellationToken);
        return page[Within(page, block)].Trim('\n');
    }

    /// <summary>Puts something else into a block.</summary>
    public static async Task WriteAsync(string block, string content)
    {
        string page = await System.IO.File.ReadAllTextAsync(File, TestContext.Current.CancellationToken);
        (int start, int length) = Within(page, block).GetOffsetAndLength(page.Length);
        string changed = string.Concat(page.AsSpan(0, start), $"\n{content.Trim('\n')}\n", page.AsSpan(start + length));
        await System.IO.File.WriteAllTextAsync(File, changed, TestContext.Current.CancellationToken);
    }

    private static Range Within(string page, string block)
    {
        string begin = $"<!-- {block}: written by make conformance -->";
        int start = page.IndexOf(begin, StringComparison.Ordinal);
        Assert.True(start >= 0, $"docs/compatibility.md has no line {begin}");
        start += begin.Length;
        return start..page.IndexOf("<!-- end -->", start, StringComparison.Ordinal);
    }
}
