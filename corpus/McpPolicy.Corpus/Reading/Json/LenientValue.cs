using System.Collections.Immutable;

namespace McpPolicy.Corpus.Reading.Json;

/// <summary>A JSON value with everything that stood there: equal members twice, in their order.</summary>
internal abstract record LenientValue
{
    /// <summary>An object.</summary>
    internal sealed record Object(ImmutableArray<LenientMember> Members) : LenientValue;

    /// <summary>An array.</summary>
    internal sealed record Array(ImmutableArray<LenientValue> Items) : LenientValue;

    /// <summary>A string, unescaped.</summary>
    internal sealed record Text(string Value) : LenientValue;

    /// <summary>A number or a word, as it stands.</summary>
    internal sealed record Literal(string Raw) : LenientValue;
}
