namespace McpPolicy.Corpus.Reading.Json;

/// <summary>Finds every JSON value in a text, whatever stands before, between and behind.</summary>
internal static class LenientDocuments
{
    // A text that never closes is tried from each of its brackets: enough for any case, and an end.
    private const int MostDocuments = 16;

    /// <summary>The values in their order.</summary>
    public static IEnumerable<LenientDocument> In(string text)
    {
        Leniency before = Leniency.None;
        int position = 0;
        for (int found = 0; found < MostDocuments; )
        {
            int start = text.AsSpan(position).IndexOfAny('{', '[', '"');
            if (start < 0)
            {
                yield break;
            }

            before |= IsBlank(text.AsSpan(position, start)) ? Leniency.None : Leniency.LeadingJunk;
            position += start;
            var scanner = new LenientScanner(text, position);
            if (scanner.ReadValue() is not { } value)
            {
                before |= Leniency.LeadingJunk;
                position++;
                continue;
            }

            bool more = !IsBlank(text.AsSpan(scanner.Position));
            yield return new LenientDocument(value, before | scanner.Leniency | (more ? Leniency.TrailingJunk : Leniency.None));
            position = scanner.Position;
            before = Leniency.Concatenated;
            found++;
        }
    }

    private static bool IsBlank(ReadOnlySpan<char> text) => text.IndexOfAnyExcept(" \t\r\n") < 0;
}
