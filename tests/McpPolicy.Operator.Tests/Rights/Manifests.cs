using System.Net.Http.Headers;
using McpPolicy.Testing;
using YamlDotNet.RepresentationModel;

namespace McpPolicy.Operator.Tests.Rights;

/// <summary>Applies the manifests that people install the operator with, as they are.</summary>
internal static class Manifests
{
    private static readonly MediaTypeHeaderValue Apply = new("application/apply-patch+yaml");

    private static readonly Dictionary<string, string> Plurals = new(StringComparer.Ordinal)
    {
        ["Namespace"] = "namespaces",
        ["ServiceAccount"] = "serviceaccounts",
        ["ClusterRole"] = "clusterroles",
        ["ClusterRoleBinding"] = "clusterrolebindings",
        ["Role"] = "roles",
        ["RoleBinding"] = "rolebindings",
    };

    /// <summary>Applies each document of a file of the repository.</summary>
    public static async Task ApplyAsync(HttpClient api, string file)
    {
        var text = await File.ReadAllTextAsync(RepositoryFiles.Path(file));
        foreach (var document in text.Split("\n---\n"))
        {
            using var body = new StringContent(document, Apply);
            using var answer = await api.PatchAsync(PathOf(document) + "?fieldManager=tests&force=true", body);
            Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        }
    }

    private static string PathOf(string document)
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(document));
        var root = yaml.Documents[0].RootNode;
        var version = (string)root["apiVersion"]!;
        var metadata = (YamlMappingNode)root["metadata"];
        var space = metadata.Children.TryGetValue("namespace", out var name) ? $"/namespaces/{name}" : "";
        var api = version.Contains('/', StringComparison.Ordinal) ? "apis" : "api";
        return $"/{api}/{version}{space}/{Plurals[(string)root["kind"]!]}/{metadata["name"]}";
    }
}
