using System.Buffers;
using System.Collections.Immutable;

namespace McpPolicy.Corpus.Reading.Json;

/// <summary>Reads JSON and everything that some parser takes for JSON: JSON5, JavaScript, texts cut off. Notes what it tolerated.</summary>
internal sealed class LenientScanner(string text, int position)
{
    private const int MaxDepth = 1000;

    private static readonly SearchValues<char> WordEnds = SearchValues.Create("{}[],:=\"'/ \t\r\n");

    private int _depth;

    /// <summary>Where reading goes on.</summary>
    public int Position { get; private set; } = position;

    /// <summary>What was tolerated so far.</summary>
    public Leniency Leniency { get; private set; }

    private char Current => Position < text.Length ? text[Position] : '\0';

    /// <summary>Reads a value; null when there is none.</summary>
    public LenientValue? ReadValue()
    {
        SkipBlanks();
        switch (Current)
        {
            case '{':
                return Nested(ReadObject);
            case '[':
                return Nested(ReadArray);
            case '"':
                return new LenientValue.Text(ReadString('"'));
            case '\'':
                Leniency |= Leniency.SingleQuotes;
                return new LenientValue.Text(ReadString('\''));
            default:
                return ReadLiteral();
        }
    }

    private LenientValue? Nested(Func<LenientValue> read)
    {
        if (_depth == MaxDepth)
        {
            return null;
        }

        _depth++;
        Position++;
        LenientValue value = read();
        _depth--;
        return value;
    }

    private LenientValue.Object ReadObject()
    {
        ImmutableArray<LenientMember>.Builder members = ImmutableArray.CreateBuilder<LenientMember>();
        while (!Ends('}', members.Count > 0))
        {
            string? name = ReadName();
            SkipBlanks();
            if (name is null || Current is not (':' or '='))
            {
                Leniency |= Leniency.CutOff;
                break;
            }

            Position++;
            if (ReadValue() is not { } value)
            {
                Leniency |= Leniency.CutOff;
                break;
            }

            members.Add(new LenientMember(name, value));
        }

        return new LenientValue.Object(members.ToImmutable());
    }

    private LenientValue.Array ReadArray()
    {
        ImmutableArray<LenientValue>.Builder items = ImmutableArray.CreateBuilder<LenientValue>();
        while (!Ends(']', items.Count > 0))
        {
            if (ReadValue() is not { } value)
            {
                Leniency |= Leniency.CutOff;
                break;
            }

            items.Add(value);
        }

        return new LenientValue.Array(items.ToImmutable());
    }

    // Skips commas up to the next item; true behind the closing bracket.
    private bool Ends(char close, bool afterItem)
    {
        int commas = 0;
        for (SkipBlanks(); Current == ','; SkipBlanks())
        {
            Position++;
            commas++;
        }

        bool ends = Current == close || Position >= text.Length;
        int needed = afterItem && !ends ? 1 : 0;
        Leniency |= commas == needed ? Leniency.None : Leniency.SpareCommas;
        if (Position >= text.Length)
        {
            Leniency |= Leniency.CutOff;
        }
        else if (ends)
        {
            Position++;
        }

        return ends;
    }

    private string? ReadName()
    {
        if (Current == '"')
        {
            return ReadString('"');
        }

        if (Current == '\'')
        {
            Leniency |= Leniency.SingleQuotes;
            return ReadString('\'');
        }

        string name = ReadWord();
        Leniency |= Leniency.UnquotedNames;
        return name.Length > 0 ? name : null;
    }

    private LenientValue.Literal? ReadLiteral()
    {
        string word = ReadWord();
        if (word.Length == 0)
        {
            return null;
        }

        if (word is not ("true" or "false" or "null"))
        {
            Leniency |= LenientNumber.IsJson(word) ? Leniency.None : Leniency.LooseNumbers;
        }

        return new LenientValue.Literal(word);
    }

    private string ReadWord()
    {
        int length = text.AsSpan(Position).IndexOfAny(WordEnds);
        string word = length < 0 ? text[Position..] : text.Substring(Position, length);
        Position += word.Length;
        return word;
    }

    private string ReadString(char quote)
    {
        (string value, int end, Leniency leniency) = LenientString.Read(text, Position + 1, quote);
        Position = end;
        Leniency |= leniency;
        return value;
    }

    private void SkipBlanks()
    {
        while (Position < text.Length)
        {
            if (char.IsWhiteSpace(Current) || char.IsControl(Current) || Current == '\uFEFF')
            {
                Leniency |= Current is ' ' or '\t' or '\r' or '\n' ? Leniency.None : Leniency.LeadingJunk;
                Position++;
            }
            else if (Current is '/' or '#')
            {
                SkipComment();
            }
            else
            {
                return;
            }
        }
    }

    private void SkipComment()
    {
        Leniency |= Leniency.Comments;
        ReadOnlySpan<char> rest = text.AsSpan(Position);
        bool block = rest.StartsWith("/*");
        int end = block ? rest.IndexOf("*/") : rest.IndexOfAny('\r', '\n');
        Position = end < 0 ? text.Length : Position + end + (block ? 2 : 1);
    }
}
