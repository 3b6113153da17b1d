using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using McpPolicy.Kubernetes.Models;
using McpPolicy.Kubernetes.Serialization;

namespace McpPolicy.Operator.Children;

/// <summary>A hash of what people can edit of an object: everything but its status and what the server keeps for itself.</summary>
internal static class ContentHash
{
    private static readonly JsonSerializerOptions Options = KubernetesJson.CreateOptions();

    private static readonly string[] ServerSet = ["managedFields", "resourceVersion", "generation", "uid", "creationTimestamp", "selfLink"];

    public static string Of<T>(T entity)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        var document = (JsonObject)JsonSerializer.SerializeToNode(entity, Options.GetTypeInfo(typeof(T)))!;
        document.Remove("status");
        var metadata = (JsonObject)document["metadata"]!;
        foreach (var name in ServerSet)
        {
            metadata.Remove(name);
        }

        // A controller of Kubernetes' own counts its rollouts here; no edit of a person's.
        (metadata["annotations"] as JsonObject)?.Remove("deployment.kubernetes.io/revision");
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(document.ToJsonString())));
    }
}
