using System.Text.Json.Nodes;
using McpPolicy.Samples.Tests.Fixtures;

namespace McpPolicy.Samples.Tests.Mlflow;

public sealed class ModelToolTests : IAsyncLifetime
{
    private RunningSample _sample = null!;

    private SampleClient Client => _sample.Client;

    public async ValueTask InitializeAsync() => _sample = await RunningSample.StartAsync();

    public ValueTask DisposeAsync() => _sample.DisposeAsync();

    [Fact]
    public async Task RegisterModel_FromALoggedModel_MakesAModelWithOneVersion()
    {
        var created = await Client.CallAsync("register_model", ("model_name", "fresh"), ("model_uri", "models:/m-5d0c9b1e03"));

        Assert.Equal(("1", Seed.Deep), ((string)created!["version"]!, (string)created["run_id"]!));
        var version = await Client.CallAsync("get_model_version", ("model_name", "fresh"), ("version", "1"));
        Assert.Equal(0.93, (double)version!["run_metrics"]!["accuracy"]!);
    }

    [Fact]
    public async Task RegisterModel_FromNothing_SaysWhatToWrite()
    {
        var error = await Client.FailAsync("register_model", ("model_name", "fresh"), ("model_uri", "file:/x"));

        Assert.Contains("models:/", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SetModelAlias_MovesTheAlias_AndDeleteRemovesIt()
    {
        await Client.CallAsync("set_model_alias", ("name", Seed.Classifier), ("alias", "champion"), ("version", "1"));
        Assert.Equal("1", (string)(await ByAliasAsync())!["version"]!);

        await Client.CallAsync("delete_model_alias", ("name", Seed.Classifier), ("alias", "champion"));
        var error = await Client.FailAsync("get_model_version_by_alias", ("name", Seed.Classifier), ("alias", "champion"));
        Assert.Contains("champion", error, StringComparison.Ordinal);

        Task<JsonNode?> ByAliasAsync() => Client.CallAsync("get_model_version_by_alias", ("name", Seed.Classifier), ("alias", "champion"));
    }

    [Fact]
    public async Task TransitionStage_ArchivingExisting_LeavesOneInTheStage()
    {
        await Client.CallAsync(
            "transition_model_version_stage",
            ("name", Seed.Classifier),
            ("version", "1"),
            ("stage", "production"),
            ("archive_existing", true)
        );

        var versions = await Client.CallAsync("get_model_versions", ("model_name", Seed.Classifier));
        Assert.Equal(
            [("2", "Archived"), ("1", "Production")],
            versions!.AsArray().Select(static v => ((string)v!["version"]!, (string)v["current_stage"]!))
        );
        var latest = await Client.CallAsync("get_latest_versions", ("name", Seed.Classifier), ("stages", new[] { "Production" }));
        Assert.Equal(["1"], latest!.AsArray().Select(static v => (string)v!["version"]!));
    }

    [Fact]
    public async Task CopyThenDelete_NumbersAreNotUsedAgain()
    {
        for (var expected = 1; expected <= 2; expected++)
        {
            var copy = await Client.CallAsync(
                "copy_model_version",
                ("src_model_name", Seed.Classifier),
                ("src_version", "2"),
                ("dst_model_name", "prod")
            );
            Assert.Equal($"{expected}", (string)copy!["version"]!);
            await Client.CallAsync("delete_model_version", ("name", "prod"), ("version", $"{expected}"));
        }
    }

    [Fact]
    public async Task DeleteModelVersion_TakesItsAliasesWithIt()
    {
        await Client.CallAsync("delete_model_version", ("name", Seed.Classifier), ("version", "2"));

        var model = await Client.CallAsync("get_registered_model", ("name", Seed.Classifier));
        Assert.Empty(model!["aliases"]!.AsObject());
        Assert.Equal(["1"], model["latest_versions"]!.AsArray().Select(static v => (string)v!["version"]!));
    }

    [Fact]
    public async Task DeleteRegisteredModel_IsGone()
    {
        await Client.CallAsync("delete_registered_model", ("name", Seed.Classifier));

        var left = await Client.CallAsync("get_registered_models");
        Assert.Equal(["demand-forecast"], left!.AsArray().Select(static m => (string)m!["name"]!));
    }

    [Fact]
    public async Task DescriptionAndTags_AreSeenByReads()
    {
        await Client.CallAsync("update_model_version", ("name", Seed.Classifier), ("version", "2"), ("description", "The good one"));
        await Client.CallAsync("set_registered_model_tag", ("name", Seed.Classifier), ("key", "tier"), ("value", "gold"));

        var version = await Client.CallAsync("get_model_version", ("model_name", Seed.Classifier), ("version", "2"));
        var model = await Client.CallAsync("get_registered_model", ("name", Seed.Classifier));
        Assert.Equal("The good one", (string)version!["description"]!);
        Assert.Equal("gold", (string)model!["tags"]!["tier"]!);
    }

    [Fact]
    public async Task SearchLoggedModels_FilterOrderDataset_AllCount()
    {
        var ordered = await Client.CallAsync(
            "search_logged_models",
            ("experiment_ids", new[] { Seed.Churn }),
            ("order_by", new[] { new { field_name = "metrics.accuracy", ascending = false } }),
            ("datasets", new[] { new { name = "churn-2025", digest = "c0ffee12" } })
        );
        Assert.Equal(["m-5d0c9b1e03", "m-5d0c9b1e02"], ordered!.AsArray().Select(static m => (string)m!["model_id"]!));

        var none = await Client.CallAsync(
            "search_logged_models",
            ("experiment_ids", new[] { Seed.Churn }),
            ("datasets", new[] { new { name = "churn-2025", digest = "other" } })
        );
        Assert.Empty(none!.AsArray());
    }
}
