using System.Text.Json;
using McpPolicy.CrdGenerator;
using McpPolicy.Kubernetes;
using McpPolicy.Kubernetes.Configuration;
using McpPolicy.Kubernetes.Models;
using McpPolicy.Operator.Entities;
using McpPolicy.Operator.Tests.Running;

namespace McpPolicy.Operator.Tests.Admission;

/// <summary>A modern API server with the CRDs installed: it evaluates CEL rules, which the control plane of the other tests is too old for.</summary>
public sealed class CelServer : IAsyncLifetime
{
    private const string Variable = "MCPPOLICY_CEL_KUBECONFIG";

    private KubernetesClient? _kubernetes;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } kubeconfig)
        {
            _kubernetes = new KubernetesClient(
                KubernetesClientConfiguration.BuildConfigFromConfigFile(kubeconfig),
                new KubernetesClientOptions { TypeInfoResolvers = [EntitiesJson.Resolver], QueriesPerSecond = 0 }
            );
            await CrdInstaller.InstallAsync(_kubernetes, CrdFiles.Definitions());
        }
    }

    /// <summary>Tries to create an object.</summary>
    /// <returns>The server's refusal, or null when it took the object (which is deleted again).</returns>
    public async Task<string?> TryAsync(string kind, string name, string spec)
    {
        var metadata = new V1ObjectMeta { Name = name, Namespace = "default" };
        var json = JsonElement.Parse(spec);
        return kind switch
        {
            "McpServer" => await TryAsync(new McpServer { Metadata = metadata, Spec = json }),
            "McpGrant" => await TryAsync(new McpGrant { Metadata = metadata, Spec = json }),
            _ => await TryAsync(new ToolPolicy { Metadata = metadata, Spec = json }),
        };
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _kubernetes?.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<string?> TryAsync<T>(T entity)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        if (_kubernetes is null)
        {
            Assert.Skip($"No server that evaluates CEL rules: {Variable} is not set; `make test-cel` starts one.");
        }

        try
        {
            await _kubernetes.CreateAsync(entity);
        }
        catch (KubernetesException e) when (e.IsInvalid)
        {
            return e.Message;
        }

        await _kubernetes.DeleteAsync<T>(entity.Metadata.Name!, entity.Metadata.Namespace);
        return null;
    }
}
