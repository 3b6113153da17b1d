namespace McpPolicy.Corpus.Reading.Json;

/// <summary>Every message that some server reads in a text.</summary>
public static class MessageReadings
{
    private const int MaxNesting = 3;

    /// <summary>The calls, the strict reading among them where there is one.</summary>
    public static IEnumerable<ReadCall> In(string text) => In(text, Leniency.None, 0);

    private static IEnumerable<ReadCall> In(string text, Leniency leniency, int nesting) =>
        LenientDocuments.In(text).SelectMany(document => Of(document.Value, leniency | document.Leniency, nesting));

    private static IEnumerable<ReadCall> Of(LenientValue value, Leniency leniency, int nesting) =>
        value switch
        {
            LenientValue.Object message => OfMessage(message, leniency),
            LenientValue.Array batch when nesting < MaxNesting => batch.Items.SelectMany(item =>
                Of(item, leniency | Leniency.Batch, nesting + 1)
            ),
            LenientValue.Text inner when nesting < MaxNesting => In(inner.Value, leniency | Leniency.DoubleEncoded, nesting + 1),
            _ => [],
        };

    private static IEnumerable<ReadCall> OfMessage(LenientValue.Object message, Leniency leniency)
    {
        leniency |= EnvelopeReadings.Of(message);
        string? id = MemberReadings.Of(message, "id").Select(static m => IdOf(m.Value)).FirstOrDefault();
        return from found in MemberReadings.Of(message, "method")
            from method in MethodReadings.Of(found.Value)
            from target in Targets(message, method.Method.StartsWith("resources/", StringComparison.Ordinal) ? "uri" : "name")
            select new ReadCall(method.Method, target.Text, id, leniency | found.Leniency | method.Leniency | target.Leniency);
    }

    private static IEnumerable<(string? Text, Leniency Leniency)> Targets(LenientValue.Object message, string member) =>
        MemberReadings
            .Of(message, "params")
            .SelectMany(found => ParamsReadings.Of(found.Value, member).Select(target => (target.Text, target.Leniency | found.Leniency)))
            .DefaultIfEmpty((null, Leniency.None));

    private static string? IdOf(LenientValue value) =>
        value switch
        {
            LenientValue.Text text => text.Value,
            LenientValue.Literal literal => literal.Raw,
            _ => null,
        };
}
