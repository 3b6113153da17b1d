using McpPolicy.Policy.Documents.Trees;

namespace McpPolicy.Policy.Documents;

/// <summary>What is refused before a document is looked into.</summary>
internal static class DocumentGuards
{
    public static bool Refuse(ReadOnlySpan<byte> utf8, DiagnosticBag diagnostics)
    {
        var problem = utf8 switch
        {
            { Length: > DocumentLimits.Bytes } => $"the document has {utf8.Length} bytes; at most {DocumentLimits.Bytes} are read",
            [0xEF, 0xBB, 0xBF, ..] => "the document begins with a byte order mark; save it as UTF-8 without one",
            _ when utf8.TrimStart(" \t\r\n"u8).IsEmpty =>
                "the document is empty; the smallest policy is {\"version\": \"1\", \"default\": \"deny\"}",
            _ => null,
        };
        if (problem is not null)
        {
            diagnostics.Error(new SourcePosition(1, 1), "", problem);
        }

        return problem is not null;
    }
}
