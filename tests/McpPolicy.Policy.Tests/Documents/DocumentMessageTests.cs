using System.Collections.Immutable;
using System.Text;
using McpPolicy.Policy.Documents;

namespace McpPolicy.Policy.Tests.Documents;

/// <summary>messages.md beside this file is a catalogue of documents with all that is found in each: every finding, its place and its words.</summary>
public class DocumentMessageTests
{
    private const string Fence = "```\n";
    private const string SpecMark = "SPEC ";

    public static TheoryData<int, string> Catalogue()
    {
        var data = new TheoryData<int, string>();
        var parts = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "messages.md")).Split(Fence);
        for (var i = 1; i + 1 < parts.Length; i += 2)
        {
            data.Add(i / 2, parts[i] + Fence + parts[i + 1].TrimEnd());
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Catalogue))]
    public void Read_Document_FindsExactlyWhatTheCatalogueSays(int number, string entry)
    {
        var (document, expected) = (entry.Split(Fence)[0].TrimEnd('\n'), entry.Split(Fence)[1]);

        Assert.True(expected == Describe(Read(document)), $"Entry {number} finds:\n{Describe(Read(document))}\ninstead of:\n{expected}");
    }

    private static ImmutableArray<PolicyDiagnostic> Read(string text)
    {
        if (text.StartsWith(SpecMark, StringComparison.Ordinal))
        {
            var spec = ToolPolicyReader.ReadSpec(Encoding.UTF8.GetBytes(text[SpecMark.Length..]), "p");
            Assert.Equal(spec.Policy is null, spec.Diagnostics.Any(static d => d.Severity == DiagnosticSeverity.Error));
            return spec.Diagnostics;
        }

        var (document, diagnostics) = PolicyReader.Read(Encoding.UTF8.GetBytes(text), "p");
        Assert.Equal(document is null, diagnostics.Any(static d => d.Severity == DiagnosticSeverity.Error));
        return diagnostics;
    }

    private static string Describe(ImmutableArray<PolicyDiagnostic> diagnostics) =>
        diagnostics.IsEmpty
            ? "- nothing"
            : string.Join('\n', diagnostics.Select(static d => $"- {d.Line}:{d.Column} {Word(d)} at `{d.Pointer}`: {d.Message}"));

    private static string Word(PolicyDiagnostic diagnostic) => diagnostic.Severity == DiagnosticSeverity.Error ? "error" : "warning";
}
