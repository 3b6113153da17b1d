using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace McpPolicy.CrdGenerator;

/// <summary>Writes a JSON tree as YAML: keys in the order given, lists indented as kubectl does, long text folded.</summary>
internal static class YamlText
{
    private const int Width = 120;

    /// <summary>One YAML document, ending in a line feed.</summary>
    public static string Write(JsonNode root)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        var emitter = new Emitter(text, new EmitterSettings(2, Width, isCanonical: false, maxSimpleKeyLength: 1024, skipAnchorName: true));
        emitter.Emit(new StreamStart());
        emitter.Emit(new DocumentStart(null, null, isImplicit: true));
        Write(emitter, root);
        emitter.Emit(new DocumentEnd(isImplicit: true));
        emitter.Emit(new StreamEnd());
        return text.ToString();
    }

    private static void Write(Emitter emitter, JsonNode? node)
    {
        switch (node)
        {
            case JsonObject map:
                WriteMap(emitter, map);
                break;
            case JsonArray list:
                WriteList(emitter, list);
                break;
            default:
                emitter.Emit(ScalarOf(node));
                break;
        }
    }

    private static void WriteMap(Emitter emitter, JsonObject map)
    {
        emitter.Emit(new MappingStart(null, null, isImplicit: true, map.Count == 0 ? MappingStyle.Flow : MappingStyle.Block));
        foreach (var (key, value) in map)
        {
            emitter.Emit(new Scalar(key));
            Write(emitter, value);
        }

        emitter.Emit(new MappingEnd());
    }

    private static void WriteList(Emitter emitter, JsonArray list)
    {
        emitter.Emit(new SequenceStart(null, null, isImplicit: true, list.Count == 0 ? SequenceStyle.Flow : SequenceStyle.Block));
        foreach (var item in list)
        {
            Write(emitter, item);
        }

        emitter.Emit(new SequenceEnd());
    }

    private static Scalar ScalarOf(JsonNode? node) =>
        node?.GetValueKind() == JsonValueKind.String
            ? TextOf(node.GetValue<string>())
            : new Scalar(null, null, node?.ToJsonString() ?? "null", ScalarStyle.Plain, isPlainImplicit: true, isQuotedImplicit: false);

    private static Scalar TextOf(string text)
    {
        var style =
            text.Length > Width ? ScalarStyle.Folded
            : IsPlain(text) ? ScalarStyle.Plain
            : ScalarStyle.SingleQuoted;
        return new Scalar(null, null, text, style, isPlainImplicit: style == ScalarStyle.Plain, isQuotedImplicit: true);
    }

    /// <summary>Only text that no YAML version reads as anything but a string goes unquoted.</summary>
    private static bool IsPlain(string text) =>
        text.Length > 0
        && char.IsAsciiLetter(text[0])
        && text.All(c => char.IsAsciiLetterOrDigit(c) || c is ' ' or '.' or '/' or '-' or ',' or '_' or ';' or '(' or ')')
        && text[^1] != ' '
        && text.ToUpperInvariant() is not ("TRUE" or "FALSE" or "YES" or "NO" or "ON" or "OFF" or "Y" or "N" or "NULL");
}
