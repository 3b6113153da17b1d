using McpPolicy.Policy.Documents.Trees;

namespace McpPolicy.Identity.Configuration;

/// <summary>Reads <c>jwks</c>: where an issuer's keys are, and how fresh they are kept.</summary>
internal sealed class JwksSettingsReader(DiagnosticBag diagnostics, string directory)
{
    private const int DefaultRefresh = 300;
    private const int DefaultMaxStale = 3600;

    public JwksSettings Read(MappingReader authenticator)
    {
        if (
            authenticator.Find("jwks") is not { } node
            || MappingReader.Open(node, "\"jwks\"", diagnostics, "url", "file", "refreshSeconds", "maxStaleSeconds") is not { } reader
        )
        {
            return new JwksSettings(null, null, DefaultRefresh, DefaultMaxStale);
        }

        if (reader.Find("url") is not null && reader.Find("file") is not null)
        {
            diagnostics.Error(node, "\"jwks\" has \"url\" and \"file\"; keep one");
        }

        return new JwksSettings(
            ReadUrl(reader),
            reader.Text("file", NodeText.Longest) is { } file ? Path.GetFullPath(file, directory) : null,
            NodeText.Number(reader, "refreshSeconds", 30, 86_400, DefaultRefresh, diagnostics),
            NodeText.Number(reader, "maxStaleSeconds", 0, 604_800, DefaultMaxStale, diagnostics)
        );
    }

    private Uri? ReadUrl(MappingReader reader)
    {
        if (reader.Text("url", NodeText.Longest) is not { } text)
        {
            return null;
        }

        if (IssuerUrl.FindProblem(text, out var url) is { } problem)
        {
            diagnostics.Error(reader.Find("url")!, $"\"url\" {problem}");
        }

        return url;
    }
}
