using System.Text.Json;
using McpPolicy.Kubernetes.Models;
using McpPolicy.Kubernetes.Operations;
using McpPolicy.Testing;
using McpPolicy.Testing.Cluster;

namespace McpPolicy.Kubernetes.Tests.Fixtures;

/// <summary>A test with a custom resource of its own beside the built-in kinds.</summary>
public abstract class WidgetTest(ControlPlane controlPlane) : ApiTest(controlPlane)
{
    private const string Definition = """
        {
          "group": "tests.mcppolicy.dev",
          "scope": "Namespaced",
          "names": {"kind": "Widget", "listKind": "WidgetList", "plural": "widgets", "singular": "widget"},
          "versions": [{
            "name": "v1", "served": true, "storage": true, "subresources": {"status": {}},
            "schema": {"openAPIV3Schema": {"type": "object", "properties": {
              "spec": {"type": "object", "properties": {"size": {"type": "integer", "maximum": 100}, "colour": {"type": "string"}}},
              "status": {"type": "object", "x-kubernetes-preserve-unknown-fields": true}}}}
          }]
        }
        """;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        using var spec = JsonDocument.Parse(Definition);
        var definition = new V1CustomResourceDefinition
        {
            Metadata = new V1ObjectMeta { Name = "widgets.tests.mcppolicy.dev" },
            Spec = spec.RootElement.Clone(),
        };
        await Client.ApplyAsync(definition, new ApplyOptions("tests", Force: true), Cancellation);
        await Wait.Until(
            async () => await Client.IsServedAsync<Widget>(Cancellation) && await IsEstablishedAsync(),
            cancellationToken: Cancellation
        );
    }

    /// <summary>A widget of the test's namespace.</summary>
    protected Widget Widget(string name, int? size = null) =>
        new()
        {
            Metadata = new V1ObjectMeta { Name = name, Namespace = Namespace },
            Spec = new WidgetSpec { Size = size },
        };

    private async Task<bool> IsEstablishedAsync()
    {
        var definition = await Client.GetAsync<V1CustomResourceDefinition>("widgets.tests.mcppolicy.dev", null, Cancellation);
        return definition.Status?.Conditions?.Any(c => c is { Type: "Established", Status: "True" }) ?? false;
    }
}
