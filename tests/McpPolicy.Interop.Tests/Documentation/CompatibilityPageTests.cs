using System.Text.Json.Nodes;
using System.Xml.Linq;
using McpPolicy.Interop.Tests.Clients;
using McpPolicy.Interop.Tests.Processes;
using McpPolicy.Testing;

namespace McpPolicy.Interop.Tests.Documentation;

/// <summary>The page says what the tests try, no more and no less.</summary>
public sealed class CompatibilityPageTests
{
    [Fact]
    public async Task Matrix_HasARowForEachCaseThatIsTried()
    {
        string[] rows = (await CompatibilityPage.ReadAsync(CompatibilityPage.Matrix)).Split('\n')[2..];
        IEnumerable<string> tried = MatrixCase.All.Select(static one => $"| {MatrixReport.RowStart(one)} |");
        Assert.Equal(tried, rows.Select(static row => string.Join('|', row.Split('|')[..4]) + '|'));
    }

    [Fact]
    public async Task Names_HoldTheVersionsThatAreInstalled()
    {
        string file = await File.ReadAllTextAsync(NodePrograms.File("package.json"), TestContext.Current.CancellationToken);
        JsonNode packages = JsonNode.Parse(file)!["dependencies"]!;
        Assert.EndsWith($" {packages["@modelcontextprotocol/sdk"]}", StoryClients.TypeScriptV1, StringComparison.Ordinal);
        Assert.EndsWith($" {packages["@modelcontextprotocol/client"]}", StoryClients.TypeScriptV2, StringComparison.Ordinal);
        Assert.EndsWith($" {packages["@modelcontextprotocol/inspector"]}", StoryClients.Inspector, StringComparison.Ordinal);
        Assert.EndsWith($" {VersionOf("ModelContextProtocol.Core")}", StoryClients.CSharp, StringComparison.Ordinal);
    }

    private static string VersionOf(string package) =>
        XDocument
            .Load(RepositoryFiles.Path("Directory.Packages.props"))
            .Descendants("PackageVersion")
            .Single(element => (string?)element.Attribute("Include") == package)
            .Attribute("Version")!
            .Value;
}
