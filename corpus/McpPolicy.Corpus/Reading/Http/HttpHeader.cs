namespace McpPolicy.Corpus.Reading.Http;

/// <summary>A header as some server reads it.</summary>
/// <param name="Name">Its name; with <c>-</c> where <c>_</c> was read so.</param>
/// <param name="Value">Its value, without the blanks around it.</param>
/// <param name="Leniency">What it takes to read it.</param>
public sealed record HttpHeader(string Name, string Value, Leniency Leniency);
