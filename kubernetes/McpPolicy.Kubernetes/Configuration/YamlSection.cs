using YamlDotNet.RepresentationModel;

namespace McpPolicy.Kubernetes.Configuration;

/// <summary>A mapping in a kubeconfig file, that knows where it stands.</summary>
internal sealed class YamlSection(YamlMappingNode node, string file, string place)
{
    /// <summary>File and entry, for messages.</summary>
    public string Place => $"{file}: {place}";

    /// <summary>The text under a key; null when there is none or it is empty.</summary>
    public string? Text(string key) =>
        Child(key) switch
        {
            null => null,
            YamlScalarNode { Value: null or "" or "~" or "null" } => null,
            YamlScalarNode scalar => scalar.Value,
            _ => throw Wrong(key, "expected a text"),
        };

    /// <summary>The text under a key that must be there.</summary>
    public string Required(string key) => Text(key) ?? throw Wrong(key, "is missing");

    /// <summary>True or false under a key; false when there is none.</summary>
    public bool Flag(string key) =>
        Text(key) switch
        {
            null or "false" => false,
            "true" => true,
            _ => throw Wrong(key, "expected true or false"),
        };

    /// <summary>The path under a key: a relative one starts at the file's own directory.</summary>
    public string? FilePath(string key) =>
        Text(key) is { } path ? Path.GetFullPath(path, Path.GetDirectoryName(Path.GetFullPath(file))!) : null;

    /// <summary>The bytes that stand under a key in base64, as text.</summary>
    public string? Base64(string key)
    {
        if (Text(key) is not { } text)
        {
            return null;
        }

        try
        {
            return System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(text));
        }
        catch (FormatException e)
        {
            throw new KubernetesConfigurationException($"{Place}.{key}: expected base64", e);
        }
    }

    /// <summary>The mapping under a key; null when there is none.</summary>
    public YamlSection? Section(string key) =>
        Child(key) switch
        {
            null or YamlScalarNode { Value: null or "" or "~" or "null" } => null,
            YamlMappingNode child => new YamlSection(child, file, $"{place}.{key}"),
            _ => throw Wrong(key, "expected a mapping"),
        };

    /// <summary>The texts listed under a key; empty when there is none.</summary>
    public IReadOnlyList<string> Texts(string key) =>
        [.. Items(key).Select(i => (i as YamlScalarNode)?.Value ?? throw Wrong(key, "expected a list of texts"))];

    /// <summary>The mappings listed under a key; empty when there is none.</summary>
    public IEnumerable<YamlSection> Sections(string key) =>
        Items(key)
            .Select(
                (item, index) =>
                    item is YamlMappingNode child
                        ? new YamlSection(child, file, place.Length == 0 ? $"{key}[{index}]" : $"{place}.{key}[{index}]")
                        : throw Wrong(key, "expected a list of mappings")
            );

    /// <summary>An exception about a key of this mapping.</summary>
    public KubernetesConfigurationException Wrong(string key, string what) => new($"{Place}.{key}: {what}");

    private YamlNode? Child(string key) => node.Children.TryGetValue(new YamlScalarNode(key), out var child) ? child : null;

    private IList<YamlNode> Items(string key) =>
        Child(key) switch
        {
            null or YamlScalarNode { Value: null or "" or "~" or "null" } => [],
            YamlSequenceNode list => list.Children,
            _ => throw Wrong(key, "expected a list"),
        };
}
