using System.Reflection;
using System.Text.Json.Nodes;
using McpPolicy.Kubernetes.Models;
using McpPolicy.Operator.Entities.Attributes;

namespace McpPolicy.CrdGenerator;

/// <summary>Turns an entity type into its CustomResourceDefinition (apiextensions.k8s.io/v1).</summary>
internal sealed class CrdBuilder(XmlDocumentation docs)
{
    private readonly SchemaBuilder _schemas = new(docs);

    /// <summary>The definition.</summary>
    public JsonObject Build(Type entity)
    {
        var kind =
            entity.GetCustomAttribute<KubernetesEntityAttribute>()
            ?? throw new ArgumentException($"{entity} is no Kubernetes entity", nameof(entity));
        return new JsonObject
        {
            ["apiVersion"] = "apiextensions.k8s.io/v1",
            ["kind"] = "CustomResourceDefinition",
            ["metadata"] = Metadata(entity, kind),
            ["spec"] = new JsonObject
            {
                ["group"] = kind.Group,
                ["scope"] = "Namespaced",
                ["names"] = NamesOf(entity, kind),
                ["versions"] = new JsonArray(Version(entity, kind)),
            },
        };
    }

    private static JsonObject Metadata(Type entity, KubernetesEntityAttribute kind)
    {
        var metadata = new JsonObject { ["name"] = $"{kind.PluralName}.{kind.Group}" };
        var labels = entity.GetCustomAttributes<CrdLabelAttribute>().OrderBy(l => l.Key, StringComparer.Ordinal).ToArray();
        if (labels.Length > 0)
        {
            metadata.Add("labels", new JsonObject(labels.Select(l => KeyValuePair.Create(l.Key, (JsonNode?)l.Value))));
        }

        return metadata;
    }

    private static JsonObject NamesOf(Type entity, KubernetesEntityAttribute kind) =>
        new()
        {
            ["kind"] = kind.Kind,
            ["listKind"] = kind.Kind + "List",
            ["plural"] = kind.PluralName,
            ["singular"] = kind.Kind.ToLowerInvariant(),
            ["shortNames"] = ListOf(entity.GetCustomAttribute<ShortNamesAttribute>()?.Names),
            ["categories"] = ListOf(entity.GetCustomAttribute<CategoriesAttribute>()?.Names),
        };

    private JsonObject Version(Type entity, KubernetesEntityAttribute kind) =>
        new()
        {
            ["name"] = kind.ApiVersion,
            ["served"] = true,
            ["storage"] = true,
            ["subresources"] = new JsonObject { ["status"] = new JsonObject() },
            ["additionalPrinterColumns"] = new JsonArray([.. entity.GetCustomAttributes<PrinterColumnAttribute>().Select(Column)]),
            ["schema"] = new JsonObject { ["openAPIV3Schema"] = Schema(entity) },
        };

    private JsonObject Schema(Type entity)
    {
        var schema = new JsonObject
        {
            ["description"] = docs.SummaryOf(entity),
            ["type"] = "object",
            ["required"] = new JsonArray("spec"),
            ["properties"] = new JsonObject
            {
                ["apiVersion"] = Described("The version of the API that this object is written in."),
                ["kind"] = Described("The kind of the object."),
                ["metadata"] = new JsonObject { ["type"] = "object" },
                ["spec"] = _schemas.Build(entity.GetProperty("Spec")!.GetCustomAttribute<SchemaTypeAttribute>()!.Type),
                ["status"] = _schemas.Build(entity.GetProperty("Status")!.PropertyType),
            },
        };
        SchemaFacets.AddRules(schema, entity);
        return schema;
    }

    private static JsonNode Column(PrinterColumnAttribute column)
    {
        var node = new JsonObject
        {
            ["name"] = column.Name,
            ["type"] = column.Type,
            ["jsonPath"] = column.JsonPath,
            ["description"] = column.Description,
        };
        if (column.Priority > 0)
        {
            node.Add("priority", column.Priority);
        }

        return node;
    }

    private static JsonObject Described(string text) => new() { ["description"] = text, ["type"] = "string" };

    private static JsonArray ListOf(IReadOnlyList<string>? values) => new([.. (values ?? []).Select(v => (JsonNode?)v)]);
}
