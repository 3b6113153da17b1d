using System.Buffers;
using System.Text;
using System.Text.Json;
using McpPolicy.Policy.Documents.Trees;

namespace McpPolicy.Cli.Test;

/// <summary>Reads a case's <c>args</c>: an object, or a string that is sent as it is, which need not be good JSON.</summary>
internal static class ArgumentsReader
{
    public static ReadOnlyMemory<byte> Read(DocumentNode node, DiagnosticBag diagnostics)
    {
        switch (node)
        {
            case ScalarNode { Kind: ScalarKind.String } raw:
                return Encoding.UTF8.GetBytes(raw.Text);
            case MappingNode:
                return ToJson(node);
            default:
                diagnostics.Error(node, $"\"args\" must be an object, or a string with JSON, not {node.Describe()}");
                return default;
        }
    }

    private static ReadOnlyMemory<byte> ToJson(DocumentNode node)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            Write(json, node);
        }

        return buffer.WrittenMemory;
    }

    private static void Write(Utf8JsonWriter json, DocumentNode node)
    {
        switch (node)
        {
            case MappingNode mapping:
                WriteObject(json, mapping);
                break;
            case SequenceNode sequence:
                WriteArray(json, sequence);
                break;
            case ScalarNode { Kind: ScalarKind.String } text:
                json.WriteStringValue(text.Text);
                break;
            case ScalarNode scalar:
                // Numbers keep the digits they are written with.
                json.WriteRawValue(scalar.Text);
                break;
        }
    }

    private static void WriteObject(Utf8JsonWriter json, MappingNode mapping)
    {
        json.WriteStartObject();
        foreach (var member in mapping.Members)
        {
            json.WritePropertyName(member.Key);
            Write(json, member.Value);
        }

        json.WriteEndObject();
    }

    private static void WriteArray(Utf8JsonWriter json, SequenceNode sequence)
    {
        json.WriteStartArray();
        foreach (var item in sequence.Items)
        {
            Write(json, item);
        }

        json.WriteEndArray();
    }
}
