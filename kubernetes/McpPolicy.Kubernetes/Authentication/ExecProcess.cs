using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using McpPolicy.Kubernetes.Serialization;

namespace McpPolicy.Kubernetes.Authentication;

/// <summary>Runs a plugin once. Its output holds the credentials and so is never repeated in a message.</summary>
internal static class ExecProcess
{
    private const int MaxOutputCharacters = 1024 * 1024;
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(60);

    public static async Task<ExecCredentialStatus> RunAsync(
        ExecPlugin plugin,
        TimeProvider timeProvider,
        CancellationToken cancellationToken
    )
    {
        using var process = Start(plugin);
        using var deadline = new CancellationTokenSource(Timeout, timeProvider);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        try
        {
            var errors = process.StandardError.BaseStream.CopyToAsync(Stream.Null, linked.Token);
            var output = await ReadAsync(process.StandardOutput, plugin, linked.Token);
            await errors;
            await process.WaitForExitAsync(linked.Token);
            return process.ExitCode == 0
                ? Parse(plugin, output)
                : throw Failed(plugin, $"ended with exit status {process.ExitCode}; run it by hand to see why");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw Failed(plugin, $"did not end within {Timeout.TotalSeconds} s");
        }
        finally
        {
            End(process);
        }
    }

    private static Process Start(ExecPlugin plugin)
    {
        var start = new ProcessStartInfo(plugin.Command, plugin.Arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
        };
        foreach (var (name, value) in plugin.Environment)
        {
            start.Environment[name] = value;
        }

        start.Environment["KUBERNETES_EXEC_INFO"] = ExecInfo(plugin);
        try
        {
            var process = Process.Start(start)!;
            process.StandardInput.Close();
            return process;
        }
        catch (Win32Exception e)
        {
            var hint = plugin.InstallHint is { } text ? "; " + text.Trim() : "";
            throw new KubernetesConfigurationException($"{plugin.Place}: {plugin.Command} cannot be started: {e.Message}{hint}", e);
        }
    }

    private static string ExecInfo(ExecPlugin plugin)
    {
        var spec = new JsonObject { ["interactive"] = false };
        if (plugin.Cluster is { } cluster)
        {
            spec["cluster"] = cluster.ToJson();
        }

        return new JsonObject
        {
            ["apiVersion"] = plugin.ApiVersion,
            ["kind"] = "ExecCredential",
            ["spec"] = spec,
        }.ToJsonString();
    }

    private static async Task<string> ReadAsync(StreamReader reader, ExecPlugin plugin, CancellationToken cancellationToken)
    {
        var buffer = new char[MaxOutputCharacters + 1];
        var length = await reader.ReadBlockAsync(buffer, cancellationToken);
        return length <= MaxOutputCharacters
            ? new string(buffer, 0, length)
            : throw Failed(plugin, $"printed more than {MaxOutputCharacters} characters");
    }

    private static ExecCredentialStatus Parse(ExecPlugin plugin, string output)
    {
        ExecCredential? credential;
        try
        {
            credential = JsonSerializer.Deserialize(output, KubernetesJson.Default.TypeInfo<ExecCredential>());
        }
        catch (JsonException)
        {
            throw Failed(plugin, "did not print JSON; expected an ExecCredential");
        }

        if (credential?.Kind != "ExecCredential" || credential.ApiVersion != plugin.ApiVersion)
        {
            throw Failed(plugin, $"did not print an ExecCredential of {plugin.ApiVersion}");
        }

        return credential.Status ?? throw Failed(plugin, "printed an ExecCredential without status");
    }

    private static void End(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It has ended by itself, as it should.
        }
    }

    private static KubernetesConfigurationException Failed(ExecPlugin plugin, string what) =>
        new($"{plugin.Place}: {plugin.Command} {what}");
}
