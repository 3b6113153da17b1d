using McpPolicy.Corpus.Cases;

namespace McpPolicy.Corpus.Tests.Cases;

public sealed class CorpusFormatTests
{
    private static readonly IReadOnlyList<CorpusCase> All = CorpusReader.ReadAll(CorpusReader.DefaultFolder);

    [Fact]
    public void Ids_AreDistinctAndNameTheirClass()
    {
        Assert.Equal(All.Count, All.Select(static entry => entry.Id).Distinct().Count());
        Assert.All(All, static entry => Assert.Matches($"^{entry.Class}-[0-9]{{2,3}}$", entry.Id));
    }

    [Fact]
    public void Cases_SayWhatTheyTry_EachSomethingElse() =>
        Assert.Equal(All.Count, All.Select(static entry => $"{entry.Class}: {entry.Tries}").Distinct().Count());

    [Fact]
    public void Corpus_IsLarge()
    {
        Assert.InRange(All.Count(static entry => entry.IsHostile), 150, int.MaxValue);
        Assert.InRange(All.Count(static entry => !entry.IsHostile), 40, int.MaxValue);
    }

    [Fact]
    public void LegalCases_SmuggleNothing() =>
        Assert.All(All.Where(static entry => !entry.IsHostile), static entry => Assert.Null(entry.Smuggles));

    [Fact]
    public void Files_OutsideTheForm_AreNamed()
    {
        string folder = Directory.CreateTempSubdirectory().FullName;
        Directory.CreateDirectory(Path.Combine(folder, "hostile"));
        File.WriteAllText(Path.Combine(folder, "hostile", "x.json"), "{}");

        var fault = Assert.Throws<InvalidDataException>(() => CorpusReader.ReadAll(folder));

        Assert.Contains("x.json", fault.Message, StringComparison.Ordinal);
        Directory.Delete(folder, recursive: true);
    }
}
