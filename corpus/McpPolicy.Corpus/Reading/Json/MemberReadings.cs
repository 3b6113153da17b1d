using System.Text;

namespace McpPolicy.Corpus.Reading.Json;

/// <summary>Every member of an object that some parser takes for the one asked for.</summary>
internal static class MemberReadings
{
    /// <summary>The values, each with what it takes to read it.</summary>
    public static IEnumerable<(LenientValue Value, Leniency Leniency)> Of(LenientValue.Object container, string name)
    {
        int exact = container.Members.Count(member => member.Name == name);
        int seen = 0;
        foreach (LenientMember member in container.Members)
        {
            if (member.Name == name)
            {
                seen++;
                yield return (member.Value, Duplicate(seen, exact));
            }
            else if (Match(member.Name, name) is { } leniency)
            {
                yield return (member.Value, leniency);
            }
        }
    }

    private static Leniency Duplicate(int place, int of)
    {
        if (of == 1)
        {
            return Leniency.None;
        }

        return place == of ? Leniency.LastDuplicate : Leniency.FirstDuplicate;
    }

    private static Leniency? Match(string candidate, string name)
    {
        if (candidate.Equals(name, StringComparison.OrdinalIgnoreCase))
        {
            return Leniency.CaseInsensitive;
        }

        int nul = candidate.IndexOf('\0', StringComparison.Ordinal);
        if (nul >= 0)
        {
            string cut = candidate[..nul];
            return cut == name ? Leniency.NulTerminated : Match(cut, name) | Leniency.NulTerminated;
        }

        return Fold(candidate).Equals(name, StringComparison.OrdinalIgnoreCase) ? Leniency.UnicodeFolding : null;
    }

    // Long s, Kelvin, dotless and dotted i: the letters that fold to ASCII.
    private static string Fold(string name) =>
        new StringBuilder(name).Replace('\u017F', 's').Replace('\u212A', 'k').Replace('\u0131', 'i').Replace('\u0130', 'i').ToString();
}
