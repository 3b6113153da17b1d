using System.Buffers;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using McpPolicy.Policy.Documents.Rules;
using McpPolicy.Policy.Model;

namespace McpPolicy.Policy.Compilation.Canonical;

/// <summary>The one way to write a document: policies by name, rules as written, keys in a fixed order, nothing that is a default.
/// Indented, because people look at it in the ConfigMap.</summary>
internal static class CanonicalForm
{
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = 1_000,
    };

    public static ComposedPolicy Of(PolicyDocument document)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            Write(json, document);
        }

        var bytes = buffer.WrittenMemory;
        return new ComposedPolicy(bytes, Convert.ToHexStringLower(SHA256.HashData(bytes.Span)).Substring(0, 32));
    }

    /// <summary>The policies in the order that everything deterministic uses.</summary>
    public static IEnumerable<ToolPolicyDocument> InOrder(PolicyDocument document) =>
        document.Policies.OrderBy(static policy => policy.Name, StringComparer.Ordinal);

    private static void Write(Utf8JsonWriter json, PolicyDocument document)
    {
        json.WriteStartObject();
        json.WriteString("version", "1");
        if (document.ServerDefault is { } serverDefault)
        {
            json.WriteString("default", Dialect.NameOf(Dialect.Seed.Defaults, serverDefault));
        }

        if (document.Server is { } server)
        {
            json.WriteStartObject("server");
            json.WriteString("namespace", server.Namespace);
            json.WriteString("name", server.Name);
            json.WriteEndObject();
        }

        json.WriteStartArray("policies");
        var last = default(string);
        foreach (var policy in InOrder(document))
        {
            if (policy.Name == last)
            {
                throw new ArgumentException($"Two policies are named {last}.", nameof(document));
            }

            last = policy.Name;
            Write(json, policy);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ToolPolicyDocument policy)
    {
        json.WriteStartObject();
        json.WriteString("name", policy.Name);
        if (policy.Mode != EnforcementMode.Enforce)
        {
            json.WriteString("mode", Dialect.NameOf(Dialect.ToolPolicy.Modes, policy.Mode));
        }

        json.WriteString("defaultAction", Dialect.NameOf(Dialect.ToolPolicy.Defaults, policy.Default));
        json.WriteStartArray("rules");
        foreach (var rule in policy.Rules)
        {
            RuleWriter.Write(json, rule);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
