namespace McpPolicy.Kubernetes.Http;

/// <summary>Content types of the API.</summary>
internal static class MediaTypes
{
    public const string Json = "application/json";
    public const string MergePatch = "application/merge-patch+json";

    // The server takes YAML for an apply, of which JSON is a part; it knows no JSON media type for it before 1.33.
    public const string ApplyPatch = "application/apply-patch+yaml";
}
