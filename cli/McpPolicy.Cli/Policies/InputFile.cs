using McpPolicy.Cli.Output;
using McpPolicy.Policy.Documents;

namespace McpPolicy.Cli.Policies;

/// <summary>A file as read, or why it could not be.</summary>
/// <param name="Name">Its path as given; <c>stdin</c> for <c>-</c>.</param>
/// <param name="Content">The bytes; empty after an error.</param>
/// <param name="Error">What went wrong; null when it was read.</param>
internal sealed record InputFile(string Name, ReadOnlyMemory<byte> Content, PolicyDiagnostic? Error)
{
    public static async Task<InputFile> ReadAsync(string path, Terminal terminal, CancellationToken cancellationToken)
    {
        if (path == "-")
        {
            using var buffer = new MemoryStream();
            await terminal.Input.CopyToAsync(buffer, cancellationToken);
            return new InputFile("stdin", buffer.ToArray(), null);
        }

        try
        {
            return new InputFile(path, await File.ReadAllBytesAsync(path, cancellationToken), null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new InputFile(path, default, new PolicyDiagnostic(DiagnosticSeverity.Error, path, 0, 0, "", Explain(path, e)));
        }
    }

    private static string Explain(string path, Exception e) =>
        e switch
        {
            FileNotFoundException or DirectoryNotFoundException => "there is no such file",
            _ when Directory.Exists(path) => "this is a folder; name the files in it",
            UnauthorizedAccessException => "the file may not be read by this user",
            _ => e.Message,
        };
}
