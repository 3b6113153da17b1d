using System.Collections.Immutable;
using McpPolicy.Cli.Output;
using McpPolicy.Policy.Compilation;
using McpPolicy.Policy.Documents;
using McpPolicy.Policy.Model;

namespace McpPolicy.Cli.Policies;

/// <summary>Loads policy files. Several are taken together, as if attached to one server.</summary>
internal static class PolicyLoader
{
    public static async Task<PolicyLoad> LoadAsync(IEnumerable<string> paths, Terminal terminal, CancellationToken cancellationToken)
    {
        var files = new List<InputFile>();
        foreach (var path in paths)
        {
            files.Add(await InputFile.ReadAsync(path, terminal, cancellationToken));
        }

        return Load(files);
    }

    /// <summary>Loads files that were read before.</summary>
    public static PolicyLoad Load(IReadOnlyList<InputFile> files)
    {
        var diagnostics = ImmutableArray.CreateBuilder<PolicyDiagnostic>();
        var documents = new List<PolicyDocument>();
        foreach (var file in files)
        {
            if (file.Error is { } error)
            {
                diagnostics.Add(error);
                continue;
            }

            var read = PolicyReader.Read(file.Content, file.Name);
            diagnostics.AddRange(read.Diagnostics);
            if (read.Document is { } document)
            {
                documents.Add(document);
            }
        }

        diagnostics.AddRange(Clashes(documents));
        if (diagnostics.Any(static d => d.Severity == DiagnosticSeverity.Error))
        {
            return new PolicyLoad(null, diagnostics.ToImmutable());
        }

        var loaded = Compile(Merge(documents), files);
        diagnostics.AddRange(loaded.Compiled.Warnings.Select(loaded.Sources.Place));
        return new PolicyLoad(loaded, diagnostics.ToImmutable());
    }

    private static LoadedPolicy Compile(PolicyDocument document, IReadOnlyList<InputFile> files) =>
        new(document, PolicyCompiler.Compile(document), new SourceMap(files));

    private static IEnumerable<PolicyDiagnostic> Clashes(List<PolicyDocument> documents) =>
        documents
            .SelectMany(static document => document.Policies)
            .CountBy(static policy => policy.Name)
            .Where(static pair => pair.Value > 1)
            .Select(static pair => new PolicyDiagnostic(
                DiagnosticSeverity.Error,
                pair.Key,
                0,
                0,
                "",
                $"{pair.Value} policies have this name; give each its own, or load one at a time"
            ));

    private static PolicyDocument Merge(List<PolicyDocument> documents)
    {
        var defaults = documents.Select(static document => document.ServerDefault).OfType<DefaultAction>().ToList();
        return new PolicyDocument
        {
            Server = documents.Select(static document => document.Server).FirstOrDefault(static server => server is not null),
            ServerDefault =
                defaults.Count == 0 ? null
                : defaults.Contains(DefaultAction.Deny) ? DefaultAction.Deny
                : DefaultAction.Allow,
            Policies = [.. documents.SelectMany(static document => document.Policies)],
        };
    }
}
