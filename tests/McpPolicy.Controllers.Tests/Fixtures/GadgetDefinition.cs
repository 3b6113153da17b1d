using System.Text.Json;
using McpPolicy.Kubernetes;
using McpPolicy.Kubernetes.Models;
using McpPolicy.Kubernetes.Operations;

namespace McpPolicy.Controllers.Tests.Fixtures;

/// <summary>Makes the API server serve <see cref="Gadget"/>, once for all tests.</summary>
public sealed class GadgetDefinition
{
    private const string Spec = """
        {
          "group": "controllers.tests.mcppolicy.dev",
          "names": {"kind": "Gadget", "plural": "gadgets"},
          "scope": "Namespaced",
          "versions": [{
            "name": "v1", "served": true, "storage": true,
            "schema": {"openAPIV3Schema": {"type": "object", "properties": {"spec": {"type": "object", "properties": {"size": {"type": "integer"}}}}}}
          }]
        }
        """;

    private readonly Lock _lock = new();
    private Task? _served;

    public Task EnsureServedAsync(IKubernetes client)
    {
        lock (_lock)
        {
            return _served ??= ServeAsync(client);
        }
    }

    private static async Task ServeAsync(IKubernetes client)
    {
        using var spec = JsonDocument.Parse(Spec);
        var definition = new V1CustomResourceDefinition
        {
            Metadata = new V1ObjectMeta { Name = "gadgets.controllers.tests.mcppolicy.dev" },
            Spec = spec.RootElement.Clone(),
        };
        await client.ApplyAsync(definition, new ApplyOptions("controllers-tests", Force: true));
        await Testing.Wait.Until(async () => await client.IsServedAsync<Gadget>());
    }
}
