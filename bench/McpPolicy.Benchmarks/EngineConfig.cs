using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Perfolizer.Horology;

namespace McpPolicy.Benchmarks;

/// <summary>A short run inside this process: no project is generated, so it needs no restore and takes minutes, not tens of them.
/// Warm-up goes on until the cost settles: until the JIT is through with its tiers the code takes several times as long.</summary>
internal sealed class EngineConfig : ManualConfig
{
    public EngineConfig()
    {
        AddJob(
            Job.Default.WithToolchain(InProcessEmitToolchain.Instance)
                .WithMinIterationTime(TimeInterval.FromMilliseconds(100))
                .WithMinWarmupCount(40)
                .WithMaxWarmupCount(80)
                .WithIterationCount(8)
        );
        AddDiagnoser(MemoryDiagnoser.Default);
        AddColumnProvider(DefaultColumnProviders.Instance);
        AddLogger(ConsoleLogger.Default);
        WithArtifactsPath("artifacts/bench");
        WithOptions(ConfigOptions.DisableLogFile);
    }
}
