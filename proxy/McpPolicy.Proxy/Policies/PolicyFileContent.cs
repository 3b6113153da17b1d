namespace McpPolicy.Proxy.Policies;

/// <summary>What was found in the policy file.</summary>
/// <param name="Bytes">The content; empty when there is an error.</param>
/// <param name="Error">Why there is no content, in one line; null when there is.</param>
internal sealed record PolicyFileContent(ReadOnlyMemory<byte> Bytes, string? Error)
{
    public static PolicyFileContent Unreadable(string error) => new(default, error);

    public bool IsSameAs(PolicyFileContent other) =>
        string.Equals(Error, other.Error, StringComparison.Ordinal) && Bytes.Span.SequenceEqual(other.Bytes.Span);
}
