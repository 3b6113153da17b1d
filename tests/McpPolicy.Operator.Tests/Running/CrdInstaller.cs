using System.Text.Json;
using System.Text.Json.Nodes;
using McpPolicy.Kubernetes;
using McpPolicy.Kubernetes.Models;
using McpPolicy.Testing;

namespace McpPolicy.Operator.Tests.Running;

/// <summary>Installs CRDs and waits until they are served.</summary>
internal static class CrdInstaller
{
    public static async Task InstallAsync(IKubernetes kubernetes, IEnumerable<JsonObject> definitions)
    {
        foreach (var definition in definitions)
        {
            var name = (string)definition["metadata"]!["name"]!;
            var present = await kubernetes.FindAsync<V1CustomResourceDefinition>(name);
            var wanted = new V1CustomResourceDefinition
            {
                Metadata = new V1ObjectMeta { Name = name, ResourceVersion = present?.Metadata.ResourceVersion },
                Spec = JsonElement.Parse(definition["spec"]!.ToJsonString()),
            };
            // Not applied: a server that is too old for validation rules drops them from a create, and refuses them in an apply.
            _ = present is null ? await kubernetes.CreateAsync(wanted) : await kubernetes.ReplaceAsync(wanted);
            await Wait.Until(async () => IsServed(await kubernetes.GetAsync<V1CustomResourceDefinition>(name)));
        }
    }

    private static bool IsServed(V1CustomResourceDefinition crd) =>
        (crd.Status?.Conditions ?? []).Any(c => c is { Type: "Established", Status: "True" });
}
