namespace McpPolicy.Samples.Mlflow.Tracking;

/// <summary>A metric of a logged model, measured on one dataset.</summary>
internal sealed record LoggedModelMetric(string Key, double Value, string DatasetName, string DatasetDigest);
