using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace McpPolicy.Kubernetes.Configuration;

/// <summary>Finds, reads and merges kubeconfig files as kubectl does: the first file to define a name wins.</summary>
internal static class KubeConfigFiles
{
    /// <summary><c>~/.kube/config</c>.</summary>
    public static string DefaultPath => Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".kube", "config");

    /// <summary>Reads and merges the files.</summary>
    /// <param name="path">One or more files; null for <c>KUBECONFIG</c>, else the default file.</param>
    public static KubeConfig Load(string? path)
    {
        var list = path ?? Environment.GetEnvironmentVariable("KUBECONFIG") ?? "";
        var named = list.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var files = named.Length > 0 ? named : [DefaultPath];

        // kubectl passes over missing files of a list, and so do we as long as one is there.
        var present = files.Length > 1 ? [.. files.Where(File.Exists)] : files;
        if (present.Length == 0)
        {
            throw new KubernetesConfigurationException($"{list}: none of these kubeconfig files exists");
        }

        return Merge([.. present.Select(Parse)], string.Join(Path.PathSeparator, present));
    }

    private static KubeConfig Merge(IReadOnlyList<YamlSection> roots, string sources) =>
        new(
            sources,
            roots.Select(r => r.Text("current-context")).FirstOrDefault(c => c is not null),
            Named(roots, "contexts", "context"),
            Named(roots, "clusters", "cluster"),
            Named(roots, "users", "user")
        );

    private static Dictionary<string, YamlSection> Named(IReadOnlyList<YamlSection> roots, string list, string content)
    {
        var entries = new Dictionary<string, YamlSection>(StringComparer.Ordinal);
        foreach (var entry in roots.SelectMany(r => r.Sections(list)))
        {
            if (entry.Section(content) is { } section)
            {
                entries.TryAdd(entry.Required("name"), section);
            }
        }

        return entries;
    }

    private static YamlSection Parse(string file)
    {
        var stream = new YamlStream();
        var fault = Read(stream, TextFile.Read(file, "kubeconfig"));
        if (fault is { } at)
        {
            throw new KubernetesConfigurationException($"{file}:{at.Line}:{at.Column}: the kubeconfig is not valid YAML");
        }

        return stream.Documents.Count > 0 && stream.Documents[0].RootNode is YamlMappingNode root
            ? new YamlSection(root, file, "")
            : throw new KubernetesConfigurationException(
                $"{file}: the kubeconfig is empty; expected kind: Config with clusters, users and contexts"
            );
    }

    // Of the parser's fault only the place is kept: its message may quote the file, in which a token may stand.
    private static Mark? Read(YamlStream stream, string text)
    {
        try
        {
            using var reader = new StringReader(text);
            stream.Load(reader);
            return null;
        }
        catch (YamlException e)
        {
            return e.Start;
        }
    }
}
