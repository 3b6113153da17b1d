namespace McpPolicy.Corpus.Reading.Json;

/// <summary>What a server overlooks in the envelope when it executes a message.</summary>
internal static class EnvelopeReadings
{
    /// <summary>What has to be ignored to take this for a request.</summary>
    public static Leniency Of(LenientValue.Object message)
    {
        Leniency leniency = Leniency.None;
        leniency |= Value(message, "jsonrpc") is LenientValue.Text { Value: "2.0" } ? Leniency.None : Leniency.VersionIgnored;
        leniency |= IsId(Value(message, "id")) ? Leniency.None : Leniency.IdIgnored;
        bool answers = message.Members.Any(static member =>
            member.Name.Equals("result", StringComparison.OrdinalIgnoreCase)
            || member.Name.Equals("error", StringComparison.OrdinalIgnoreCase)
        );
        leniency |= answers ? Leniency.ResultIgnored : Leniency.None;
        return leniency;
    }

    private static LenientValue? Value(LenientValue.Object message, string name)
    {
        LenientMember[] members = [.. message.Members.Where(member => member.Name == name)];
        return members.Length == 1 ? members[0].Value : null;
    }

    private static bool IsId(LenientValue? id) =>
        id is LenientValue.Text
        || (
            id is LenientValue.Literal { Raw: var raw }
            && long.TryParse(raw, out long number)
            && $"{number}" == raw
            && Math.Abs(number) < 1L << 53
        );
}
