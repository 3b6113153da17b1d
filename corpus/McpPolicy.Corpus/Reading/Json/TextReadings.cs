namespace McpPolicy.Corpus.Reading.Json;

/// <summary>Every text that some server takes a value for.</summary>
internal static class TextReadings
{
    /// <summary>The texts, each with what it takes.</summary>
    public static IEnumerable<(string Text, Leniency Leniency)> Of(LenientValue value)
    {
        Leniency coerced = Leniency.None;
        while (value is LenientValue.Array { Items.Length: 1 } array)
        {
            value = array.Items[0];
            coerced = Leniency.Coerced;
        }

        if (value is not LenientValue.Text { Value: var text })
        {
            yield break;
        }

        yield return (text, coerced);
        int nul = text.IndexOf('\0', StringComparison.Ordinal);
        if (nul >= 0)
        {
            yield return (text[..nul], coerced | Leniency.NulTerminated);
        }

        string trimmed = Trim(text);
        if (trimmed != text)
        {
            yield return (trimmed, coerced | Leniency.Trimmed);
        }

        string whole = string.Concat(text.EnumerateRunes().Where(static rune => rune.Value != 0xFFFD));
        if (whole != text)
        {
            yield return (whole, coerced | Leniency.HalfPairsDropped);
        }
    }

    private static string Trim(string text) =>
        text.Trim().Trim([.. text.Where(static c => char.IsControl(c) || char.IsWhiteSpace(c)).Append(' ')]);
}
