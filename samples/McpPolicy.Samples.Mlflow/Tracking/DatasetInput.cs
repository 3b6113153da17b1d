namespace McpPolicy.Samples.Mlflow.Tracking;

/// <summary>A dataset that a run read; the context says what for, such as <c>training</c>.</summary>
internal sealed record DatasetInput(string Name, string Digest, string SourceType, string Context);
