using System.Collections.Immutable;

namespace McpPolicy.Samples.Mlflow.Tracking;

/// <summary>The stages of a model version, as MLflow spells them.</summary>
internal static class Stages
{
    public const string None = "None";
    public const string Staging = "Staging";
    public const string Production = "Production";
    public const string Archived = "Archived";

    public static readonly ImmutableArray<string> All = [None, Staging, Production, Archived];

    /// <summary>The stage a caller means, in any case of letters; null when there is none.</summary>
    public static string? Find(string stage) =>
        All.FirstOrDefault(known => string.Equals(known, stage, StringComparison.OrdinalIgnoreCase));
}
