namespace McpPolicy.Identity.Keys;

/// <summary>What fetching keys came to.</summary>
/// <param name="Keys">The keys; null after a failure.</param>
/// <param name="Problem">What went wrong; null when nothing did.</param>
internal readonly record struct KeyFetch(SigningKeySet? Keys, string? Problem)
{
    public static KeyFetch Failed(string problem) => new(null, problem);

    /// <summary>Reads the document that was fetched.</summary>
    public static KeyFetch Of(ReadOnlyMemory<byte> document, string source)
    {
        var keys = JwksReader.Read(document, out var problem);
        return keys is null ? Failed($"{source}: {problem}") : new KeyFetch(keys, null);
    }
}
