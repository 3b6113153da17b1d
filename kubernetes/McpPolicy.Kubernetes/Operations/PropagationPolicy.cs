namespace McpPolicy.Kubernetes.Operations;

/// <summary>What becomes of a deleted object's dependents.</summary>
public enum PropagationPolicy
{
    /// <summary>The object goes at once, the garbage collector removes the dependents after.</summary>
    Background,

    /// <summary>The dependents go first; until then the object stays, marked as being deleted.</summary>
    Foreground,

    /// <summary>The dependents stay.</summary>
    Orphan,
}
