namespace McpPolicy.Samples.Mlflow.Tracking;

/// <summary>Why something could not be done; turns into an <see cref="Outcome{T}"/> of any type.</summary>
/// <param name="Reason">One sentence that names what was asked for.</param>
internal readonly record struct Failure(string Reason);
