namespace McpPolicy.Cli.Tests.Validate;

public sealed class ValidateTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Validate_GoodFiles_Succeeds()
    {
        var run = await CliRun.OfAsync("validate", _folder.Write("a.json", Examples.Refunds), _folder.Write("b.yaml", Examples.Writes));

        Assert.Equal(0, run.Status);
        Assert.Contains("a.json: valid, 5 rules, revision ", run.Output, StringComparison.Ordinal);
        Assert.Contains("b.yaml: valid, 4 rules, revision ", run.Output, StringComparison.Ordinal);
        Assert.Empty(run.Error);
    }

    [Fact]
    public async Task Validate_SeveralErrors_ListsEachWithItsPlace()
    {
        var bad = _folder.Write("bad.json", "{\n  \"version\": \"2\",\n  \"tools\": {\"x\": {\"limts\": []}}\n}");

        var run = await CliRun.OfAsync("validate", bad);

        Assert.Equal(1, run.Status);
        Assert.Contains("bad.json:2:14: error: ", run.Error, StringComparison.Ordinal);
        Assert.Contains(
            "bad.json:3:19: error: unknown key \"limts\" in a tool's entry; did you mean \"limits\"?",
            run.Error,
            StringComparison.Ordinal
        );
        Assert.Contains("not valid, 2 errors", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 1)]
    public async Task Validate_Warnings_FailOnlyWhenStrict(bool strict, int status)
    {
        const string text = "{\"version\": \"1\", \"hide\": [\"x\"],\n\"tools\": {\"x\": {}}}";
        var file = _folder.Write("shadow.json", text);

        var run = await CliRun.OfAsync(strict ? ["validate", "--strict", file] : ["validate", file]);

        Assert.Equal(status, run.Status);
        Assert.Contains("shadow.json:2:16: warning: rule x: has no effect", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Validate_StandardInput_IsRead()
    {
        var run = await CliRun.OfAsync(Examples.Writes, ["validate", "-"]);

        Assert.Equal(0, run.Status);
        Assert.StartsWith("stdin: valid, 4 rules", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Validate_NoSuchFile_IsBadInput()
    {
        var run = await CliRun.OfAsync("validate", _folder.Path("none.json"));

        Assert.Equal(2, run.Status);
        Assert.EndsWith("none.json: error: there is no such file\n", run.Error, StringComparison.Ordinal);
    }
}
