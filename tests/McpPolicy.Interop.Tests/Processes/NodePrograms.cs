using McpPolicy.Testing;
using McpPolicy.Testing.Cluster;

namespace McpPolicy.Interop.Tests.Processes;

/// <summary>Node and the npm packages of tests/interop, installed when they are not in the cache.</summary>
public sealed class NodePrograms : IAsyncLifetime
{
    private const int UnavailableStatus = 77;
    private string _node = "";
    private string? _unavailable;

    /// <summary>The path of node. On a machine where it cannot be had the test is skipped, with the reason.</summary>
    internal string Node
    {
        get
        {
            Assert.SkipWhen(_unavailable is not null, $"No Node: {_unavailable}");
            return _node;
        }
    }

    /// <summary>The absolute path of a file of tests/interop, or of a package in its node_modules.</summary>
    internal static string File(string relative) => RepositoryFiles.Path($"tests/interop/{relative}");

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        ShellResult installed = await Shell.RunAsync(File("install.sh"));
        switch (installed.Status)
        {
            case 0:
                _node = installed.Output;
                break;
            case UnavailableStatus:
                _unavailable = installed.Errors;
                break;
            default:
                throw new InvalidOperationException($"install.sh ended with status {installed.Status}:\n{installed.Errors}");
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
