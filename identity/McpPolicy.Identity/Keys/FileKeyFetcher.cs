namespace McpPolicy.Identity.Keys;

/// <summary>Reads keys from a file.</summary>
internal sealed class FileKeyFetcher(string path) : IKeyFetcher
{
    private const int Largest = 1024 * 1024;

    /// <inheritdoc/>
    public async Task<KeyFetch> FetchAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (new FileInfo(path) is { Exists: true, Length: > Largest })
            {
                return KeyFetch.Failed($"{path}: larger than {Largest} bytes");
            }

            return KeyFetch.Of(await File.ReadAllBytesAsync(path, cancellationToken), path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return KeyFetch.Failed($"{path}: cannot be read: {e.Message}");
        }
    }
}
