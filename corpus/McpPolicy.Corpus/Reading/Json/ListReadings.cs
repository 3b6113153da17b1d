namespace McpPolicy.Corpus.Reading.Json;

/// <summary>Every name that some client finds in a list which a server answers.</summary>
public static class ListReadings
{
    /// <summary>The names in the lists of a text.</summary>
    /// <param name="text">One or several messages, however written.</param>
    /// <param name="list">The member of <c>result</c> that is the list, such as <c>tools</c>.</param>
    /// <param name="name">The member of an item that names it, such as <c>name</c>.</param>
    public static IEnumerable<string> In(string text, string list, string name) =>
        from document in LenientDocuments.In(text)
        from message in Messages(document.Value)
        from result in Objects(message, "result")
        from items in MemberReadings.Of(result, list)
        from item in Items(items.Value)
        from found in MemberReadings.Of(item, name)
        from word in TextReadings.Of(found.Value)
        select word.Text;

    private static IEnumerable<LenientValue.Object> Messages(LenientValue value) =>
        value switch
        {
            LenientValue.Object message => [message],
            LenientValue.Array batch => batch.Items.SelectMany(Messages),
            _ => [],
        };

    private static IEnumerable<LenientValue.Object> Objects(LenientValue.Object container, string member) =>
        MemberReadings.Of(container, member).Select(static found => found.Value).OfType<LenientValue.Object>();

    private static IEnumerable<LenientValue.Object> Items(LenientValue items) =>
        items switch
        {
            LenientValue.Array array => array.Items.OfType<LenientValue.Object>(),
            LenientValue.Object one => [one],
            _ => [],
        };
}
