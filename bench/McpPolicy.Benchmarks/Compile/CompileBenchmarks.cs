using System.Text;
using BenchmarkDotNet.Attributes;
using McpPolicy.Benchmarks.Documents;
using McpPolicy.Policy.Compilation;
using McpPolicy.Policy.Documents;
using McpPolicy.Policy.Model;

namespace McpPolicy.Benchmarks.Compile;

/// <summary>From the document that was read to the policy that decides, warnings and canonical form included.</summary>
public class CompileBenchmarks
{
    private readonly PolicyDocument _everyday = Read(PolicyDocuments.Everyday(rules: 200));
    private readonly PolicyDocument _large = Read(PolicyDocuments.Everyday(rules: 10_000, globs: 1_000));

    [Benchmark(Baseline = true, Description = "compile 200 rules")]
    public CompiledPolicy Everyday() => PolicyCompiler.Compile(_everyday);

    [Benchmark(Description = "compile 10,000 rules and 1,000 globs")]
    public CompiledPolicy Large() => PolicyCompiler.Compile(_large);

    private static PolicyDocument Read(string document) =>
        PolicyReader.Read(Encoding.UTF8.GetBytes(document), "policy.json").Document
        ?? throw new InvalidOperationException("The benchmark's document is not accepted.");
}
