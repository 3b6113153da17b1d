using System.Text;
using System.Text.Json;
using McpPolicy.Policy.Compilation;
using McpPolicy.Policy.Model;

namespace McpPolicy.Cli.Convert.ToolPolicies;

/// <summary>Writes policies as ToolPolicy resources, one YAML document each.</summary>
internal static class ToolPolicyConverter
{
    public static Conversion Convert(PolicyDocument document, ConvertRequest request)
    {
        var target = request.Target ?? document.Server?.Name;
        var problems = Problems(document, request, target).ToList();
        if (problems.Count > 0)
        {
            return Conversion.Refused(problems);
        }

        var documents = document.Policies.Select(policy => Write(policy, ResourceName.Of(policy, request, document.Server), target!));
        return new Conversion(string.Join("---\n", documents), []);
    }

    private static IEnumerable<string> Problems(PolicyDocument document, ConvertRequest request, string? target)
    {
        if (target is null)
        {
            yield return "a ToolPolicy says which server it is for; add --target NAME with the name of the McpServer";
        }

        if (document.Policies.IsEmpty)
        {
            yield return "there is no policy to convert";
        }

        if (request.Name is not null && document.Policies.Length > 1)
        {
            yield return $"--name is for one policy, and there are {document.Policies.Length}; leave it out, or convert one file at a time";
        }

        var without = document with { ServerDefault = null };
        if (
            DefaultRule.Enforced(document) != DefaultRule.Enforced(without)
            || DefaultRule.WithAudits(document) != DefaultRule.WithAudits(without)
        )
        {
            yield return $"the server's own default, {document.ServerDefault}, cannot be said in a ToolPolicy; it is spec.defaultAction of the McpServer";
        }

        foreach (var problem in document.Policies.SelectMany(ToolPolicyLimits.Check))
        {
            yield return problem;
        }
    }

    private static string Write(ToolPolicyDocument policy, ResourceName name, string target)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            ResourceWriter.Write(json, policy, name, target);
        }

        using var resource = JsonDocument.Parse(buffer.ToArray());
        var yaml = new StringBuilder();
        new YamlText(yaml).Write(resource.RootElement);
        return yaml.ToString();
    }
}
