namespace McpPolicy.Controllers.Reflectors;

/// <summary>Which objects of a kind are watched. Equal scopes of a kind share one watch.</summary>
/// <param name="LabelSelector">A label selector that the API server applies, such as <c>app.kubernetes.io/managed-by=mine</c>; null for any labels.</param>
/// <param name="FieldSelector">A field selector that the API server applies, such as <c>metadata.name=x</c>; null for any.</param>
public sealed record WatchScope(string? LabelSelector = null, string? FieldSelector = null)
{
    /// <summary>Every object of the kind (in the operator's namespace, when it has one).</summary>
    public static WatchScope All { get; } = new();

    /// <summary>Objects with a label of this value.</summary>
    /// <param name="label">The label.</param>
    /// <param name="value">Its value.</param>
    public static WatchScope Labelled(string label, string value) => new($"{label}={value}");

    /// <inheritdoc/>
    public override string ToString() =>
        (LabelSelector, FieldSelector) switch
        {
            (null, null) => "all",
            (_, null) => LabelSelector,
            (null, _) => FieldSelector,
            _ => $"{LabelSelector};{FieldSelector}",
        };
}
