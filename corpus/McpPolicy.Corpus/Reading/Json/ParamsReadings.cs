namespace McpPolicy.Corpus.Reading.Json;

/// <summary>The tools, prompts or resources that parameters may name.</summary>
internal static class ParamsReadings
{
    /// <summary>The names, each with what it takes.</summary>
    /// <param name="parameters">The value of <c>params</c>.</param>
    /// <param name="member">The member that names, <c>name</c> or <c>uri</c>.</param>
    public static IEnumerable<(string? Text, Leniency Leniency)> Of(LenientValue parameters, string member) =>
        parameters switch
        {
            LenientValue.Object named => OfNamed(named, member),
            LenientValue.Array positional => OfPositional(positional, member),
            LenientValue.Text text => OfText(text.Value, member),
            _ => [],
        };

    private static IEnumerable<(string? Text, Leniency Leniency)> OfNamed(LenientValue.Object named, string member)
    {
        Leniency kind =
            MemberReadings.Of(named, "arguments").All(static found => IsArguments(found.Value))
            && MemberReadings.Of(named, "_meta").All(static found => found.Value is LenientValue.Object)
                ? Leniency.None
                : Leniency.KindIgnored;
        return from found in MemberReadings.Of(named, member)
            from text in TextReadings.Of(found.Value)
            select ((string?)text.Text, found.Leniency | text.Leniency | kind);
    }

    private static bool IsArguments(LenientValue value) => value is LenientValue.Object or LenientValue.Literal { Raw: "null" };

    private static IEnumerable<(string? Text, Leniency Leniency)> OfPositional(LenientValue.Array positional, string member) =>
        positional
            .Items.Take(1)
            .SelectMany(first => first is LenientValue.Object named ? OfNamed(named, member) : Texts(first))
            .Select(static text => (text.Text, text.Leniency | Leniency.PositionalParams));

    private static IEnumerable<(string? Text, Leniency Leniency)> Texts(LenientValue value) =>
        TextReadings.Of(value).Select(static text => ((string?)text.Text, text.Leniency));

    private static IEnumerable<(string? Text, Leniency Leniency)> OfText(string text, string member)
    {
        var inner = LenientDocuments
            .In(text)
            .Where(static document => document.Value is not LenientValue.Text)
            .SelectMany(document => Of(document.Value, member).Select(found => (found.Text, found.Leniency | document.Leniency)))
            .Select(static found => (found.Text, found.Item2 | Leniency.StringifiedParams));
        return inner.Append((text, Leniency.PositionalParams));
    }
}
