using System.Text;
using System.Text.Json;
using BenchmarkDotNet.Attributes;
using McpPolicy.Benchmarks.Documents;
using McpPolicy.Policy.Documents;

namespace McpPolicy.Benchmarks.Parse;

/// <summary>From bytes to a checked document. The ratio is to a JSON parser that knows nothing of policies, on the same bytes.</summary>
public class ParseBenchmarks
{
    private byte[] _document = [];

    [Params("one tool", "1,000 tools")]
    public string Document { get; set; } = "";

    [GlobalSetup]
    public void Write() =>
        _document = Encoding.UTF8.GetBytes(Document == "one tool" ? PolicyDocuments.Smallest : PolicyDocuments.Everyday(rules: 1_000));

    [Benchmark(Baseline = true, Description = "JsonDocument alone")]
    public void Json() => JsonDocument.Parse(_document).Dispose();

    [Benchmark(Description = "PolicyReader")]
    public PolicyReadResult Policy() => PolicyReader.Read(_document, "policy.json");
}
