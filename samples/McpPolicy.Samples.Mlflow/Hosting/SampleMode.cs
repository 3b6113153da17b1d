namespace McpPolicy.Samples.Mlflow.Hosting;

/// <summary>What the command line asks for.</summary>
internal enum SampleMode
{
    Http,
    Stdio,
    Help,
    Version,
}
