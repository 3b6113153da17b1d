namespace McpPolicy.Samples.Mlflow.Tracking;

/// <summary>The two lifecycle stages of experiments and runs: deleted ones are kept, but searches leave them out.</summary>
internal static class Lifecycle
{
    public const string Active = "active";
    public const string Deleted = "deleted";
}
