namespace McpPolicy.Identity.Credentials;

/// <summary>Reads what a path names: a credential file, or a directory of them.</summary>
/// <param name="path">The absolute path.</param>
internal sealed class CredentialFiles(string path)
{
    private const int MostFiles = 1_000;
    private const long MostBytes = 64L * 1024 * 1024;

    private static readonly string[] Endings = [".yaml", ".yml", ".json"];

    /// <summary>Reads all files once.</summary>
    public async Task<CredentialContent> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            var names = Directory.Exists(path) ? List() : [path];
            if (FindProblem(names) is { } problem)
            {
                return new CredentialContent([], problem);
            }

            var files = new List<CredentialFile>(names.Count);
            foreach (var name in names)
            {
                files.Add(new CredentialFile(name, await File.ReadAllBytesAsync(name, cancellationToken)));
            }

            return new CredentialContent([.. files], null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new CredentialContent(
                [],
                e is FileNotFoundException ? $"{path}: there is no such file or directory" : $"{path}: {e.Message}"
            );
        }
    }

    // Mounted Secrets keep their versions in directories and links whose names begin with dots.
    private List<string> List() =>
        [
            .. Directory
                .EnumerateFiles(path)
                .Where(static file =>
                    !Path.GetFileName(file).StartsWith('.') && Endings.Contains(Path.GetExtension(file), StringComparer.Ordinal)
                )
                .Order(StringComparer.Ordinal)
                .Take(MostFiles + 1),
        ];

    private string? FindProblem(List<string> names)
    {
        if (names.Count is 0 or > MostFiles)
        {
            return names.Count == 0
                ? $"{path}: there is no .yaml, .yml or .json file in this directory; write a file with an empty list if nobody is to be let in"
                : $"{path}: there are more than {MostFiles} files in this directory";
        }

        return names.Sum(static name => new FileInfo(name) is { Exists: true } file ? file.Length : 0) > MostBytes
            ? $"{path}: larger than {MostBytes} bytes together"
            : null;
    }
}
