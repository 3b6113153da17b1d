namespace McpPolicy.Samples.Mlflow.Tracking;

/// <summary>The in-memory tracking store: what an MLflow tracking server and model registry would keep.</summary>
internal sealed class TrackingStore
{
    public TrackingStore(TrackingState initial, TimeProvider time)
    {
        var cell = new StateCell(initial, time);
        Experiments = new ExperimentRepository(cell);
        Runs = new RunRepository(cell);
        Models = new ModelRepository(cell);
        Versions = new ModelVersionRepository(cell);
        LoggedModels = new LoggedModelRepository(cell);
    }

    public ExperimentRepository Experiments { get; }

    public RunRepository Runs { get; }

    public ModelRepository Models { get; }

    public ModelVersionRepository Versions { get; }

    public LoggedModelRepository LoggedModels { get; }
}
