namespace McpPolicy.Kubernetes.Models;

/// <summary>Metadata that every persisted object carries (meta/v1 ObjectMeta).</summary>
public sealed record V1ObjectMeta
{
    /// <summary>Name, unique within the namespace and kind; a DNS subdomain of at most 253 characters.</summary>
    public string? Name { get; init; }

    /// <summary>Prefix from which the server makes a unique name when <see cref="Name"/> is absent.</summary>
    public string? GenerateName { get; init; }

    /// <summary>Namespace, or null for a cluster-scoped object.</summary>
    public string? Namespace { get; init; }

    /// <summary>Identity of this incarnation of the object; a deleted and re-created object has another. Set by the server.</summary>
    public string? Uid { get; init; }

    /// <summary>Opaque version for optimistic locking and watches. Set by the server; sent back, a write is refused with 409 when it is outdated.</summary>
    public string? ResourceVersion { get; init; }

    /// <summary>Counts changes of the desired state (spec); metadata and status edits leave it. Set by the server.</summary>
    public long? Generation { get; init; }

    /// <summary>When the object was created, whole seconds, UTC. Set by the server.</summary>
    public DateTimeOffset? CreationTimestamp { get; init; }

    /// <summary>When deletion was asked for; the object stays until <see cref="Finalizers"/> is empty. Set by the server.</summary>
    public DateTimeOffset? DeletionTimestamp { get; init; }

    /// <summary>Seconds allowed for a graceful end, with <see cref="DeletionTimestamp"/>. Set by the server.</summary>
    public long? DeletionGracePeriodSeconds { get; init; }

    /// <summary>Identifying key-value pairs that selectors match.</summary>
    public IReadOnlyDictionary<string, string>? Labels { get; init; }

    /// <summary>Non-identifying key-value pairs, 256 KiB in all.</summary>
    public IReadOnlyDictionary<string, string>? Annotations { get; init; }

    /// <summary>Owners; the object is garbage-collected when all of them are gone.</summary>
    public IReadOnlyList<V1OwnerReference>? OwnerReferences { get; init; }

    /// <summary>Names of the controllers that must act before the object may disappear.</summary>
    public IReadOnlyList<string>? Finalizers { get; init; }

    /// <summary>Which field manager owns which fields. Kept opaque; never sent in an apply.</summary>
    public IReadOnlyList<V1ManagedFieldsEntry>? ManagedFields { get; init; }
}
