using System.Collections.Immutable;

namespace McpPolicy.Policy.Model;

/// <summary>Which value inside a call's arguments is meant: a JSON Pointer (RFC 6901) relative to the arguments object.</summary>
public sealed class ArgumentPath : IEquatable<ArgumentPath>
{
    /// <summary>The most segments a path may have.</summary>
    public const int MaxSegments = 32;

    private ArgumentPath(ImmutableArray<string> segments)
    {
        Segments = segments;
        Pointer = string.Concat(segments.Select(static s => "/" + Escape(s)));
    }

    /// <summary>The member names and array indexes from the arguments object inwards, unescaped.</summary>
    public ImmutableArray<string> Segments { get; }

    /// <summary>The path as a JSON Pointer.</summary>
    public string Pointer { get; }

    /// <summary>Reads <c>/a/b</c> (a JSON Pointer) or the seed's <c>args.a.b</c>.</summary>
    /// <param name="text">The path as written.</param>
    /// <param name="error">What is wrong and what to write instead; null when the path is good.</param>
    /// <returns>The path, or null with <paramref name="error"/>.</returns>
    public static ArgumentPath? Parse(string text, out string? error)
    {
        var segments = text.StartsWith('/') ? ReadPointer(text, out error) : ReadDotted(text, out error);
        if (error is null && segments.Length > MaxSegments)
        {
            error = $"the path has {segments.Length} segments; at most {MaxSegments} are followed";
        }

        return error is null ? new ArgumentPath(segments) : null;
    }

    /// <inheritdoc/>
    public bool Equals(ArgumentPath? other) => other is not null && Pointer == other.Pointer;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ArgumentPath);

    /// <inheritdoc/>
    public override int GetHashCode() => Pointer.GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => Pointer;

    private static ImmutableArray<string> ReadDotted(string text, out string? error)
    {
        var parts = text.Split('.');
        if (parts[0] != "args" || parts.Length < 2 || parts.Contains(""))
        {
            error = $"\"{text}\" is not a path; write args.name, or the JSON Pointer /name (needed when a name has a dot)";
            return [];
        }

        error = null;
        return [.. parts.Skip(1)];
    }

    private static ImmutableArray<string> ReadPointer(string text, out string? error)
    {
        for (var i = text.IndexOf('~'); i >= 0; i = text.IndexOf('~', i + 1))
        {
            if (i + 1 == text.Length || text[i + 1] is not ('0' or '1'))
            {
                error = $"\"{text}\" is not a JSON Pointer: write ~0 for ~ and ~1 for / inside a name";
                return [];
            }
        }

        error = null;
        return [.. text[1..].Split('/').Select(static s => s.Replace("~1", "/").Replace("~0", "~"))];
    }

    private static string Escape(string segment) => segment.Replace("~", "~0").Replace("/", "~1");
}
