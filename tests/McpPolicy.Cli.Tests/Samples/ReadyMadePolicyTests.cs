using McpPolicy.Cli.Policies;
using McpPolicy.Cli.Test;
using McpPolicy.Testing;

namespace McpPolicy.Cli.Tests.Samples;

public sealed class ReadyMadePolicyTests
{
    private const string Folder = "samples/policies";

    public static TheoryData<string> Servers { get; } =
    [
        .. Directory
            .GetDirectories(RepositoryFiles.Path(Folder))
            .Select(static folder => Path.GetFileName(folder))
            .Order(StringComparer.Ordinal),
    ];

    [Fact]
    public void ReadyMadePolicies_AreAtLeastTen() => Assert.True(Servers.Count >= 10);

    [Theory]
    [MemberData(nameof(Servers))]
    public async Task Policy_DoesWhatItsTestFileSays(string server)
    {
        var run = await CliRun.OfAsync("test", PathOf(server, "policy.test.yaml"));

        Assert.True(run.Status == 0, run.Error + run.Output);
    }

    [Theory]
    [MemberData(nameof(Servers))]
    public async Task Policy_IsValidWithoutWarnings(string server)
    {
        var run = await CliRun.OfAsync("validate", "--strict", PathOf(server, "policy.yaml"));

        Assert.True(run.Status == 0, run.Error + run.Output);
    }

    [Theory]
    [MemberData(nameof(Servers))]
    public async Task TestFile_CallsEveryToolThatThePolicyNames(string server)
    {
        var terminal = new Output.Terminal(Stream.Null, TextWriter.Null, TextWriter.Null, colours: false);
        var token = TestContext.Current.CancellationToken;
        var load = await PolicyLoader.LoadAsync([PathOf(server, "policy.yaml")], terminal, token);
        var (file, _) = TestFileReader.Read(await InputFile.ReadAsync(PathOf(server, "policy.test.yaml"), terminal, token));

        var called = file!.Cases.SelectMany(static test => test.Tools).ToHashSet(StringComparer.Ordinal);
        Assert.Empty(load.Policy!.Compiled.ExactToolNames.Where(tool => !called.Contains(tool)));
    }

    [Theory]
    [MemberData(nameof(Servers))]
    public void Table_HasARowForThePolicy(string server) =>
        Assert.Contains($"| [{server}]({server}/policy.yaml) |", File.ReadAllText(PathOf("", "README.md")), StringComparison.Ordinal);

    private static string PathOf(string server, string file) => RepositoryFiles.Path(Path.Combine(Folder, server, file));
}
