using McpPolicy.Samples.Tests.Fixtures;

namespace McpPolicy.Samples.Tests.Mlflow;

public sealed class ExperimentToolTests : IAsyncLifetime
{
    private RunningSample _sample = null!;

    private SampleClient Client => _sample.Client;

    public async ValueTask InitializeAsync() => _sample = await RunningSample.StartAsync();

    public ValueTask DisposeAsync() => _sample.DisposeAsync();

    [Fact]
    public async Task SetExperimentTag_IsSeenByReads()
    {
        await Client.CallAsync("set_experiment_tag", ("experiment_id", Seed.Churn), ("key", "owner"), ("value", "bo"));

        var byName = await Client.CallAsync("get_experiment_by_name", ("name", "retail.churn.classifier"));
        Assert.Equal("bo", (string)byName!["tags"]!["owner"]!);
        var found = await Client.CallAsync("search_experiments", ("filter_string", "tags.owner = 'bo' AND name LIKE 'retail%'"));
        Assert.Equal([Seed.Churn], found!.AsArray().Select(static e => (string)e!["experiment_id"]!));
    }

    [Fact]
    public async Task DeleteExperiment_TakesItsRunsWithIt()
    {
        await Client.CallAsync("delete_experiment", ("experiment_id", Seed.Churn));

        var left = await Client.CallAsync("get_experiments");
        Assert.Equal(["2"], left!.AsArray().Select(static e => (string)e!["id"]!));
        Assert.Equal("deleted", (string)(await Client.CallAsync("get_run", ("run_id", Seed.Deep)))!["lifecycle_stage"]!);
    }

    [Theory]
    [InlineData("get_experiment_metrics", new[] { "accuracy", "val/f1" })]
    [InlineData("get_experiment_params", new[] { "learning_rate", "max_depth" })]
    [InlineData("get_experiment_tags", new[] { "mlflow.parentRunId", "mlflow.runName", "team" })]
    public async Task NameTools_GiveEachNameOnce(string tool, string[] expected)
    {
        var names = await Client.CallAsync(tool, ("experiment_id", Seed.Churn));

        Assert.Equal(expected, names!.AsArray().Select(static name => (string)name!));
    }
}
