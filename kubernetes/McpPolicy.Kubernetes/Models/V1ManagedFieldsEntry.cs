using System.Text.Json;

namespace McpPolicy.Kubernetes.Models;

/// <summary>The fields that one field manager owns (server-side apply).</summary>
public sealed record V1ManagedFieldsEntry
{
    /// <summary>Name of the field manager.</summary>
    public string? Manager { get; init; }

    /// <summary><c>Apply</c> or <c>Update</c>.</summary>
    public string? Operation { get; init; }

    /// <summary>API version that <see cref="FieldsV1"/> is written in.</summary>
    public string? ApiVersion { get; init; }

    /// <summary>When the entry last changed.</summary>
    public DateTimeOffset? Time { get; init; }

    /// <summary>Format of the fields; always <c>FieldsV1</c>.</summary>
    public string? FieldsType { get; init; }

    /// <summary>The field set as the server writes it; not interpreted here.</summary>
    public JsonElement? FieldsV1 { get; init; }

    /// <summary>Subresource the write went through, such as <c>status</c> (servers from 1.22).</summary>
    public string? Subresource { get; init; }
}
