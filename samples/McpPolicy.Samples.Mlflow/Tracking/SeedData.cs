using System.Collections.Immutable;

namespace McpPolicy.Samples.Mlflow.Tracking;

/// <summary>A little data to start with: two experiments, five runs, two registered models.</summary>
internal static class SeedData
{
    /// <summary>2026-01-12 09:00 UTC in Unix milliseconds: seeded times are fixed, so that every start is the same.</summary>
    private const long Epoch = 1_768_208_400_000;

    private const long Hour = 3_600_000;

    private const string Churn = "1";
    private const string Demand = "2";
    private const string Sweep = "5d0c9b1e7f3a4c2d8e6f1a2b3c4d5e01";
    private const string Shallow = "5d0c9b1e7f3a4c2d8e6f1a2b3c4d5e02";
    private const string Deep = "5d0c9b1e7f3a4c2d8e6f1a2b3c4d5e03";
    private const string Broken = "5d0c9b1e7f3a4c2d8e6f1a2b3c4d5e04";
    private const string Seasonal = "9a7b6c5d4e3f4a1b8c2d0e1f2a3b4c01";

    public static TrackingState Create()
    {
        var empty = new TrackingState();
        return empty with
        {
            Experiments = empty.Experiments.AddRange(Experiments().Select(e => KeyValuePair.Create(e.Id, e))),
            Runs = empty.Runs.AddRange(Runs().Select(r => KeyValuePair.Create(r.Id, r))),
            Models = empty.Models.AddRange(Models().Select(m => KeyValuePair.Create(m.Name, m))),
            LoggedModels = empty.LoggedModels.AddRange(LoggedModels().Select(m => KeyValuePair.Create(m.Id, m))),
        };
    }

    private static IEnumerable<Experiment> Experiments() =>
        [
            new(Churn, "retail.churn.classifier", Epoch, Names.Of(("team", "retention"), ("stage", "research"))),
            new(Demand, "retail.demand.forecast", Epoch + Hour, Names.Of(("team", "supply"))),
        ];

    private static IEnumerable<Run> Runs() =>
        [
            NewRun(Sweep, Churn, 1) with
            {
                Tags = Names.Of(("mlflow.runName", "sweep"), ("team", "retention")),
            },
            Trial(Shallow, 2, maxDepth: 4, accuracy: [0.81, 0.86, 0.88], f1: 0.84),
            Trial(Deep, 3, maxDepth: 9, accuracy: [0.83, 0.90, 0.93], f1: 0.91),
            NewRun(Broken, Churn, 4) with
            {
                Status = "FAILED",
                Params = Names.Of(("learning_rate", "3.0")),
                Tags = Names.Of(("mlflow.runName", "diverged"), ("team", "retention")),
            },
            NewRun(Seasonal, Demand, 5) with
            {
                Params = Names.Of(("horizon_days", "28"), ("seasonality", "weekly")),
                Tags = Names.Of(("mlflow.runName", "seasonal"), ("team", "supply")),
                MetricHistory = Metrics(("val/mape", [0.19, 0.14, 0.12])),
                Artifacts = Names.Of(("report.md", "# Demand forecast\n\nMAPE 12 % over 28 days.\n")),
            },
        ];

    private static Run Trial(string id, int hour, int maxDepth, double[] accuracy, double f1) =>
        NewRun(id, Churn, hour) with
        {
            Params = Names.Of(("learning_rate", "0.1"), ("max_depth", $"{maxDepth}")),
            Tags = Names.Of(("mlflow.runName", $"depth-{maxDepth}"), ("team", "retention"), (Run.ParentTag, Sweep)),
            MetricHistory = Metrics(("accuracy", accuracy), ("val/f1", [f1])),
            Inputs = [new DatasetInput("churn-2025", "c0ffee12", "parquet", "training")],
            Artifacts = Names.Of(
                ("configs/train.json", $$"""{"learning_rate": 0.1, "max_depth": {{maxDepth}}}"""),
                ("model/MLmodel", "flavors:\n  lightgbm: {}\n"),
                ("notes.txt", "Trained on churn-2025.\n")
            ),
        };

    private static Run NewRun(string id, string experimentId, int hour) =>
        new(id, experimentId, "FINISHED", Epoch + (hour * Hour), Epoch + (hour * Hour) + (Hour / 4));

    private static ImmutableSortedDictionary<string, ImmutableArray<MetricPoint>> Metrics(
        params (string Name, double[] Values)[] metrics
    ) =>
        metrics.ToImmutableSortedDictionary(
            static metric => metric.Name,
            static metric =>
                metric.Values.Select(static (value, step) => new MetricPoint(step, Epoch + (step * 60_000L), value)).ToImmutableArray(),
            StringComparer.Ordinal
        );

    private static IEnumerable<LoggedModel> LoggedModels() =>
        [NewLoggedModel("m-5d0c9b1e02", Shallow, 2, accuracy: 0.88), NewLoggedModel("m-5d0c9b1e03", Deep, 3, accuracy: 0.93)];

    private static LoggedModel NewLoggedModel(string id, string runId, int hour, double accuracy) =>
        new(id, "model", Churn, runId, Epoch + (hour * Hour))
        {
            Tags = Names.Of(("framework", "lightgbm")),
            Metrics = [new LoggedModelMetric("accuracy", accuracy, "churn-2025", "c0ffee12")],
        };

    private static IEnumerable<RegisteredModel> Models()
    {
        var classifier = new RegisteredModel("churn-classifier", Epoch + (6 * Hour))
        {
            Description = "Predicts who leaves within 90 days.",
            Tags = Names.Of(("problem_type", "classification"), ("framework", "lightgbm")),
            LastVersion = 2,
        };
        yield return classifier with
        {
            Versions = classifier
                .Versions.Add(1, NewVersion(classifier.Name, 1, Shallow, Stages.Archived))
                .Add(2, NewVersion(classifier.Name, 2, Deep, Stages.Production)),
            Aliases = classifier.Aliases.Add("champion", 2),
        };

        var forecast = new RegisteredModel("demand-forecast", Epoch + (7 * Hour)) { LastVersion = 1 };
        yield return forecast with
        {
            Versions = forecast.Versions.Add(1, NewVersion(forecast.Name, 1, Seasonal, Stages.Staging)),
        };
    }

    private static ModelVersion NewVersion(string name, int version, string runId, string stage) =>
        new(name, version, $"runs:/{runId}/model", runId, Epoch + ((6 + version) * Hour)) { Stage = stage };
}
