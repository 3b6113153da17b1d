using System.Text;
using System.Text.Unicode;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace McpPolicy.Policy.Documents.Trees;

/// <summary>Reads YAML into the same nodes as JSON. What gives YAML its traps is refused: anchors, aliases, merge keys, tags, duplicate
/// keys, and plain scalars that readers disagree on.</summary>
internal sealed class YamlTreeReader
{
    private readonly DiagnosticBag _diagnostics;
    private readonly Parser _parser;

    private YamlTreeReader(string text, DiagnosticBag diagnostics)
    {
        _diagnostics = diagnostics;
        _parser = new Parser(new Scanner(new StringReader(text), skipComments: true));
    }

    /// <summary>The roots of all documents; when the text is not YAML there is an error in <paramref name="diagnostics"/>.</summary>
    public static IReadOnlyList<DocumentNode> Read(ReadOnlySpan<byte> utf8, DiagnosticBag diagnostics)
    {
        if (!Utf8.IsValid(utf8))
        {
            diagnostics.Error(new SourcePosition(1, 1), "", "the document is not valid UTF-8; save it as UTF-8");
            return [];
        }

        var reader = new YamlTreeReader(Encoding.UTF8.GetString(utf8), diagnostics);
        try
        {
            return reader.ReadDocuments();
        }
        catch (YamlException e)
        {
            diagnostics.Error(At(e.Start), "", $"not valid YAML: {e.Message}");
            return [];
        }
        catch (Exception e) when (e is InvalidOperationException or EndOfStreamException)
        {
            // The scanner's ways to say that a plain scalar is empty where a flow collection needs one, and that the text ends early.
            diagnostics.Error(At(reader._parser.Current?.End ?? Mark.Empty), "", "not valid YAML after this point");
            return [];
        }
    }

    private List<DocumentNode> ReadDocuments()
    {
        var roots = new List<DocumentNode>();
        _parser.Consume<StreamStart>();
        while (!_parser.TryConsume<StreamEnd>(out _))
        {
            _parser.Consume<DocumentStart>();
            var root = ReadValue("", 0);
            _parser.Consume<DocumentEnd>();

            // A separator at the beginning or end makes an empty document, which means nothing.
            if (root is not ScalarNode { Kind: ScalarKind.Null })
            {
                roots.Add(root);
            }
        }

        return roots;
    }

    private DocumentNode ReadValue(string pointer, int depth)
    {
        var next = _parser.Current ?? throw new YamlException("the document ends early");
        Refuse(next, pointer);
        if (next is not Scalar && depth >= DocumentLimits.Depth)
        {
            throw new YamlException(next.Start, next.End, $"nested more than {DocumentLimits.Depth} deep");
        }

        switch (next)
        {
            case MappingStart:
                return ReadMapping(pointer, depth);
            case SequenceStart:
                return ReadSequence(pointer, depth);
            case Scalar:
                return ReadScalar(_parser.Consume<Scalar>(), pointer);
            default:
                _parser.MoveNext();
                return new ScalarNode(At(next.Start), pointer, ScalarKind.Null, "null");
        }
    }

    private MappingNode ReadMapping(string pointer, int depth)
    {
        var start = _parser.Consume<MappingStart>();
        var members = new List<MemberNode>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            var position = At(_parser.Current!.Start);
            var key = ReadKey(pointer, depth);
            var value = ReadValue(JsonPointer.Append(pointer, key ?? ""), depth + 1);
            if (key is null)
            {
                continue;
            }

            if (seen.Add(key))
            {
                members.Add(new MemberNode(key, position, value));
            }
            else
            {
                _diagnostics.Error(position, value.Pointer, $"\"{key}\" is given twice; keep one");
            }
        }

        return new MappingNode(At(start.Start), pointer, members);
    }

    /// <summary>The key; null after an error.</summary>
    private string? ReadKey(string pointer, int depth)
    {
        var node = ReadValue(pointer, depth + 1);
        switch (node)
        {
            case ScalarNode { Kind: ScalarKind.String, Text: "<<" }:
                _diagnostics.Error(node, "merge keys (<<) are not read here; write the keys out");
                return null;
            case ScalarNode { Kind: ScalarKind.String } scalar:
                return scalar.Text;
            default:
                _diagnostics.Error(node, $"a key must be a string, not {node.Describe()}; put it in quotes");
                return null;
        }
    }

    private SequenceNode ReadSequence(string pointer, int depth)
    {
        var start = _parser.Consume<SequenceStart>();
        var items = new List<DocumentNode>();
        while (!_parser.TryConsume<SequenceEnd>(out _))
        {
            items.Add(ReadValue(JsonPointer.Append(pointer, items.Count), depth + 1));
        }

        return new SequenceNode(At(start.Start), pointer, items);
    }

    private ScalarNode ReadScalar(Scalar scalar, string pointer)
    {
        var position = At(scalar.Start);
        if (scalar.Style != ScalarStyle.Plain)
        {
            return new ScalarNode(position, pointer, ScalarKind.String, scalar.Value);
        }

        var kind = YamlScalars.KindOf(scalar.Value);
        if (kind is null)
        {
            _diagnostics.Error(
                position,
                pointer,
                $"YAML readers disagree on what {scalar.Value} is; write true or false, a plain decimal number, or put it in quotes"
            );
        }

        return new ScalarNode(position, pointer, kind ?? ScalarKind.String, kind == ScalarKind.Null ? "null" : scalar.Value);
    }

    private void Refuse(ParsingEvent next, string pointer)
    {
        var problem = next switch
        {
            AnchorAlias => "aliases (*) are not read here; write the value out",
            NodeEvent { Anchor.IsEmpty: false } => "anchors (&) are not read here; remove it",
            NodeEvent { Tag.IsEmpty: false } => "tags (!) are not read here; remove it",
            _ => null,
        };
        if (problem is not null)
        {
            _diagnostics.Error(At(next.Start), pointer, problem);
        }
    }

    private static SourcePosition At(Mark mark) => new((int)Math.Max(1, mark.Line), (int)Math.Max(1, mark.Column));
}
