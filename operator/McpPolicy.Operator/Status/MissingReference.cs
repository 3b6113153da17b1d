namespace McpPolicy.Operator.Status;

/// <summary>Something that a spec refers to and that is not there.</summary>
/// <param name="Reason">What kind of thing it is, as a condition's reason.</param>
/// <param name="Message">What is missing and what to do about it, a sentence.</param>
internal sealed record MissingReference(string Reason, string Message);
