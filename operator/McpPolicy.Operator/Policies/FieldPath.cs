using System.Text;

namespace McpPolicy.Operator.Policies;

/// <summary>Writes places in a spec as kubectl and the API server do, such as <c>spec.rules[0].when</c>.</summary>
internal static class FieldPath
{
    /// <summary>The path of a JSON Pointer (RFC 6901) into the spec.</summary>
    public static string Of(string pointer)
    {
        var path = new StringBuilder("spec");
        foreach (var part in pointer.Split('/').Skip(1))
        {
            var name = part.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
            _ =
                name.Length > 0 && name.All(char.IsAsciiDigit) ? path.Append('[').Append(name).Append(']')
                : name.Length > 0 && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_') ? path.Append('.').Append(name)
                : path.Append("[\"").Append(name).Append("\"]");
        }

        return path.ToString();
    }
}
