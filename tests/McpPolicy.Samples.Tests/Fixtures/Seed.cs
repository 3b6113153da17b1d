namespace McpPolicy.Samples.Tests.Fixtures;

/// <summary>Names in the sample server's starting data.</summary>
internal static class Seed
{
    public const string Churn = "1";
    public const string Sweep = "5d0c9b1e7f3a4c2d8e6f1a2b3c4d5e01";
    public const string Shallow = "5d0c9b1e7f3a4c2d8e6f1a2b3c4d5e02";
    public const string Deep = "5d0c9b1e7f3a4c2d8e6f1a2b3c4d5e03";
    public const string Classifier = "churn-classifier";
}
