using System.Text.Json.Nodes;
using McpPolicy.Kubernetes.Operations;

namespace McpPolicy.Kubernetes.Serialization;

/// <summary>The body of a delete (meta/v1 DeleteOptions).</summary>
internal static class DeleteDocument
{
    public static ReadOnlyMemory<byte> Of(DeleteOptions options)
    {
        var document = new JsonObject { ["apiVersion"] = "v1", ["kind"] = "DeleteOptions" };
        if (options.Propagation is { } propagation)
        {
            document["propagationPolicy"] = propagation.ToString();
        }

        if (options.GracePeriodSeconds is { } grace)
        {
            document["gracePeriodSeconds"] = grace;
        }

        if (options.Uid is not null || options.ResourceVersion is not null)
        {
            var preconditions = new JsonObject();
            Add(preconditions, "uid", options.Uid);
            Add(preconditions, "resourceVersion", options.ResourceVersion);
            document["preconditions"] = preconditions;
        }

        return ApplyDocument.ToBytes(document);
    }

    private static void Add(JsonObject target, string name, string? value)
    {
        if (value is not null)
        {
            target[name] = value;
        }
    }
}
