namespace McpPolicy.Demo.Story;

/// <summary>One call and its answer.</summary>
/// <param name="Tool">The tool called.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Text">The text that the model reads.</param>
/// <param name="Decision">The decision in the answer's <c>_meta</c>, as JSON; null when there is none.</param>
internal sealed record CallRecord(string Tool, CallOutcome Outcome, string Text, string? Decision);
