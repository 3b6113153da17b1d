using McpPolicy.EndToEnd.Tests.Cluster;
using McpPolicy.Testing;

namespace McpPolicy.EndToEnd.Tests.Propagation;

/// <summary>Not a test: it asserts no times, it writes them down. Run by <c>make measure-propagation</c>.</summary>
public sealed class PropagationMeasurement(NodeCluster cluster)
{
    private const int Edits = 10;

    [Fact(Explicit = true)]
    public async Task Measure_PolicyEdits_WritesTheTable()
    {
        var mlflow = await cluster.MlflowAsync();
        var probe = new PropagationProbe(cluster, mlflow);
        // The first one creates the policy, and warms everything up.
        await probe.EditAsync(0);
        var times = new List<PropagationTimes>();
        for (var edit = 1; edit <= Edits; edit++)
        {
            times.Add(await probe.EditAsync(edit));
        }

        await mlflow.DeletePolicyAsync();
        var report = PropagationReport.Write(times, (await mlflow.ProxyPodsAsync()).Count);
        var file = RepositoryFiles.Path("bench/results/policy-propagation.md");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await File.WriteAllTextAsync(file, report, TestContext.Current.CancellationToken);
        TestContext.Current.TestOutputHelper?.WriteLine(report);
    }
}
