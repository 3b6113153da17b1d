namespace McpPolicy.Proxy.Policies;

/// <summary>Reads the policy file, once it is no longer being written to.</summary>
internal sealed class PolicyFile(string path, TimeProvider time)
{
    /// <summary>Larger than any document the reader takes; keeps a wrong path (a log, a device) from filling the memory.</summary>
    private const int LargestFile = 16 * 1024 * 1024;
    private const int Rounds = 10;
    private static readonly TimeSpan Settle = TimeSpan.FromMilliseconds(20);

    /// <summary>The file as it was named, for messages.</summary>
    public string Name => path;

    /// <summary>Where it is.</summary>
    public string Path { get; } = System.IO.Path.GetFullPath(path);

    /// <summary>Reads once.</summary>
    public async Task<PolicyFileContent> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            var options = new FileStreamOptions
            {
                Mode = FileMode.Open,
                Access = FileAccess.Read,
                Share = FileShare.ReadWrite | FileShare.Delete,
                Options = FileOptions.Asynchronous,
            };
            await using var stream = new FileStream(Path, options);
            return await ReadBoundedAsync(stream, cancellationToken) is { } bytes
                ? new PolicyFileContent(bytes, null)
                : PolicyFileContent.Unreadable($"{path}: larger than {LargestFile / 1024 / 1024} MiB; this is hardly a policy");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return PolicyFileContent.Unreadable(Describe(exception));
        }
    }

    /// <summary>Reads until two readings in a row agree, so that an editor caught in the middle of writing is waited for.</summary>
    public async Task<PolicyFileContent> ReadStableAsync(CancellationToken cancellationToken)
    {
        PolicyFileContent content = await ReadAsync(cancellationToken);
        for (int i = 0; i < Rounds; i++)
        {
            await Task.Delay(Settle, time, cancellationToken);
            PolicyFileContent again = await ReadAsync(cancellationToken);
            if (again.IsSameAs(content))
            {
                return again;
            }

            content = again;
        }

        return content;
    }

    // Devices tell no length, and files grow: what counts is what comes.
    private static async Task<byte[]?> ReadBoundedAsync(Stream stream, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream();
        byte[] buffer = new byte[64 * 1024];
        int read;
        while ((read = await stream.ReadAsync(buffer, cancellationToken)) > 0)
        {
            await content.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            if (content.Length > LargestFile)
            {
                return null;
            }
        }

        return content.ToArray();
    }

    private string Describe(Exception exception) =>
        exception switch
        {
            FileNotFoundException or DirectoryNotFoundException => $"{path}: there is no such file",
            UnauthorizedAccessException when Directory.Exists(Path) => $"{path}: this is a directory; name the file in it",
            UnauthorizedAccessException => $"{path}: this user may not read the file",
            _ => $"{path}: cannot be read: {exception.Message}",
        };
}
