using System.Text.Json.Nodes;
using McpPolicy.Samples.Tests.Fixtures;

namespace McpPolicy.Samples.Tests.Mlflow;

public sealed class RunToolTests : IAsyncLifetime
{
    private RunningSample _sample = null!;

    private SampleClient Client => _sample.Client;

    public async ValueTask InitializeAsync() => _sample = await RunningSample.StartAsync();

    public ValueTask DisposeAsync() => _sample.DisposeAsync();

    [Fact]
    public async Task SetRunTag_IsSeenByReads()
    {
        var answer = await Client.CallAsync("set_run_tag", ("run_id", Seed.Deep), ("key", "reviewed_by"), ("value", "ana"));

        Assert.True((bool)answer!["success"]!);
        var run = await Client.CallAsync("get_run", ("run_id", Seed.Deep));
        Assert.Equal("ana", (string)run!["tags"]!["reviewed_by"]!);
        var tagged = await Client.CallAsync(
            "search_runs_by_tags",
            ("experiment_id", Seed.Churn),
            ("tags", new Dictionary<string, string>(StringComparer.Ordinal) { ["reviewed_by"] = "ana" })
        );
        Assert.Equal([Seed.Deep], Ids(tagged));
    }

    [Fact]
    public async Task SetRunTag_TooLongAKey_IsRefusedAndChangesNothing()
    {
        var before = await Client.ReadTextAsync("get_run", ("run_id", Seed.Deep));

        var error = await Client.FailAsync("set_run_tag", ("run_id", Seed.Deep), ("key", new string('k', 251)), ("value", "x"));

        Assert.Contains("250", error, StringComparison.Ordinal);
        Assert.Equal(before, await Client.ReadTextAsync("get_run", ("run_id", Seed.Deep)));
    }

    [Fact]
    public async Task DeleteRun_LeavesSearches_AndTakesNoMoreTags()
    {
        await Client.CallAsync("delete_run", ("run_id", Seed.Shallow));

        Assert.DoesNotContain(Seed.Shallow, Ids(await Client.CallAsync("get_runs", ("experiment_id", Seed.Churn), ("limit", 50))));
        Assert.Equal("deleted", (string)(await Client.CallAsync("get_run", ("run_id", Seed.Shallow)))!["lifecycle_stage"]!);
        var error = await Client.FailAsync("set_run_tag", ("run_id", Seed.Shallow), ("key", "k"), ("value", "v"));
        Assert.Contains("'active'", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task GetParentRun_NestedAndNot_GivesTheParentOrNull()
    {
        Assert.Equal(Seed.Sweep, (string)(await Client.CallAsync("get_parent_run", ("run_id", Seed.Deep)))!["run_id"]!);
        Assert.Null(await Client.CallAsync("get_parent_run", ("run_id", Seed.Sweep)));
    }

    [Theory]
    [InlineData("metrics.accuracy > 0.9", new[] { Seed.Deep })]
    [InlineData("metrics.accuracy >= 0.88 AND params.max_depth = '4'", new[] { Seed.Shallow })]
    [InlineData("metrics.`val/f1` < 0.9", new[] { Seed.Shallow })]
    [InlineData("tags.mlflow.runName LIKE 'depth-%'", new[] { Seed.Deep, Seed.Shallow })]
    [InlineData("attributes.status != 'FAILED' and tags.`mlflow.runName` ilike 'SWEEP'", new[] { Seed.Sweep })]
    [InlineData("status = 'RUNNING'", new string[0])]
    public async Task QueryRuns_Filter_SelectsNewestFirst(string filter, string[] expected)
    {
        var found = await Client.CallAsync("query_runs", ("experiment_id", Seed.Churn), ("query", filter));

        Assert.Equal(expected, Ids(found));
    }

    [Fact]
    public async Task QueryRuns_OrderLimitOffset_PagesThroughTheOrder()
    {
        async Task<IEnumerable<string>> PageAsync(int offset) =>
            Ids(
                await Client.CallAsync(
                    "query_runs",
                    ("experiment_id", Seed.Churn),
                    ("query", "metrics.accuracy > 0"),
                    ("limit", 1),
                    ("offset", offset),
                    ("order_by", new[] { "metrics.accuracy ASC" })
                )
            );

        Assert.Equal([Seed.Shallow], await PageAsync(0));
        Assert.Equal([Seed.Deep], await PageAsync(1));
        Assert.Empty(await PageAsync(2));
    }

    [Theory]
    [InlineData("metrics.accuracy >", "character 1")]
    [InlineData("metrics.accuracy > 0.9 OR status = 'FAILED'", "character 23")]
    [InlineData("nonsense.key = 'x'", "nonsense.key")]
    public async Task QueryRuns_BadFilter_SaysWhatIsWrong(string filter, string expected)
    {
        var error = await Client.FailAsync("query_runs", ("experiment_id", Seed.Churn), ("query", filter));

        Assert.Contains(expected, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task GetBestRun_BothDirections_FollowTheMetric()
    {
        var best = await Client.CallAsync("get_best_run", ("experiment_id", Seed.Churn), ("metric", "val/f1"));
        var worst = await Client.CallAsync("get_best_run", ("experiment_id", Seed.Churn), ("metric", "val/f1"), ("ascending", true));

        Assert.Equal((Seed.Deep, 0.91), ((string)best!["run_id"]!, (double)best["best_metric_value"]!));
        Assert.Equal((Seed.Shallow, 0.84), ((string)worst!["run_id"]!, (double)worst["best_metric_value"]!));
    }

    [Fact]
    public async Task Artifacts_CanBeBrowsedAndRead()
    {
        var root = await Client.CallAsync("get_run_artifacts", ("run_id", Seed.Deep));
        var configs = await Client.CallAsync("get_run_artifacts", ("run_id", Seed.Deep), ("path", "configs"));
        var content = await Client.CallAsync("get_artifact_content", ("run_id", Seed.Deep), ("artifact_path", "configs/train.json"));

        Assert.Equal(["configs", "model", "notes.txt"], root!.AsArray().Select(static entry => (string)entry!["path"]!));
        Assert.Equal(["configs/train.json"], configs!.AsArray().Select(static entry => (string)entry!["path"]!));
        Assert.Equal(9, (int)content!["max_depth"]!);
    }

    [Theory]
    [InlineData("run_id", 5, "must be a string, not a number")]
    [InlineData("other", "x", "'run_id' is missing")]
    public async Task Call_BadArguments_SaysWhichAndWhatToGive(string name, object value, string expected)
    {
        var error = await Client.FailAsync("get_run", (name, value));

        Assert.Contains(expected, error, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Ids(JsonNode? runs) => runs!.AsArray().Select(static run => (string)run!["run_id"]!);
}
