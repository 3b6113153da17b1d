namespace McpPolicy.Operator.Tests.Admission;

/// <summary>A CEL rule, an object that keeps it and one that breaks it.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Message">The rule's message, which tells rules apart.</param>
/// <param name="Keeps">The spec of an object that keeps it.</param>
/// <param name="Breaks">The spec of one that breaks it and nothing else.</param>
/// <param name="BreaksName">The name of the object that breaks it, where that matters.</param>
internal sealed record CelCase(string Kind, string Message, string Keeps, string Breaks, string BreaksName = "breaks");
