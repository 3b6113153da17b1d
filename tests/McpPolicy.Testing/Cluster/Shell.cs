using System.Diagnostics;

namespace McpPolicy.Testing.Cluster;

/// <summary>Runs a program to its end and keeps what it said.</summary>
public static class Shell
{
    /// <summary>Runs <paramref name="program"/> without a shell in between.</summary>
    /// <param name="program">A path, or a name to look up in PATH.</param>
    /// <param name="arguments">Passed as they are.</param>
    /// <returns>The exit status and the output; a status other than 0 is for the caller to judge.</returns>
    public static Task<ShellResult> RunAsync(string program, params string[] arguments) =>
        RunAsync(program, arguments, input: null, CancellationToken.None);

    /// <summary>Runs <paramref name="program"/> without a shell in between.</summary>
    /// <param name="program">A path, or a name to look up in PATH.</param>
    /// <param name="arguments">Passed as they are.</param>
    /// <param name="input">Its standard input; null for none.</param>
    /// <param name="cancellationToken">Ends the program and what it started.</param>
    /// <returns>The exit status and the output.</returns>
    public static async Task<ShellResult> RunAsync(
        string program,
        IEnumerable<string> arguments,
        string? input,
        CancellationToken cancellationToken
    )
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        using var ending = cancellationToken.Register(() => process.Kill(entireProcessTree: true));
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        await process.WaitForExitAsync(CancellationToken.None);
        cancellationToken.ThrowIfCancellationRequested();
        return new ShellResult(process.ExitCode, (await output).TrimEnd(), (await errors).TrimEnd());
    }
}
