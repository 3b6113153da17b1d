using McpPolicy.Testing.Faults;

namespace McpPolicy.Operator.Tests.Rights;

/// <summary>A right as RBAC grants it.</summary>
/// <param name="Verb">Such as <c>get</c>.</param>
/// <param name="Resource">A URL that is no resource, or such as <c>apps/deployments</c> or <c>/pods/status</c>: the group, empty for the core one, and the resource.</param>
internal sealed record UsedRight(string Verb, string Resource)
{
    /// <summary>The rights that the API server asks for when it gets this request.</summary>
    public static IEnumerable<UsedRight> Of(ProxiedRequest request)
    {
        var parts = request.Path.Trim('/').Split('/');
        if (parts[0] is not ("api" or "apis"))
        {
            return [new UsedRight(request.Method.ToLowerInvariant(), request.Path)];
        }

        var group = parts[0] == "apis" ? parts[1] : "";
        var rest = parts[(parts[0] == "apis" ? 3 : 2)..];
        if (rest is ["namespaces", _, _, ..])
        {
            rest = rest[2..];
        }

        if (rest.Length == 0)
        {
            return [];
        }

        var resource = rest.Length > 2 ? $"{group}/{rest[0]}/{rest[2]}" : $"{group}/{rest[0]}";
        return Verbs(request, isNamed: rest.Length > 1, isWhole: rest.Length < 3).Select(verb => new UsedRight(verb, resource));
    }

    private static string[] Verbs(ProxiedRequest request, bool isNamed, bool isWhole) =>
        request.Method switch
        {
            "POST" => ["create"],
            "PUT" => ["update"],
            "DELETE" => ["delete"],
            // An apply creates what is not there.
            "PATCH" when isWhole && request.Target.Contains("fieldManager=", StringComparison.Ordinal) => ["create", "patch"],
            "PATCH" => ["patch"],
            _ when request.IsWatch => ["watch"],
            _ => [isNamed ? "get" : "list"],
        };
}
