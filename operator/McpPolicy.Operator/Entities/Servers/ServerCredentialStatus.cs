using McpPolicy.Operator.Entities.Attributes;

namespace McpPolicy.Operator.Entities.Servers;

/// <summary>The grants of a server and where they are in force.</summary>
public sealed record ServerCredentialStatus
{
    /// <summary>The SHA-256 of the credential file that proxies are to have.</summary>
    [Length(0, 64)]
    public string? Revision { get; init; }

    /// <summary>The same while every ready proxy pod has it in force; absent while one has not.</summary>
    [Length(0, 64)]
    public string? ProgrammedRevision { get; init; }

    /// <summary>The grants in it.</summary>
    public int Grants { get; init; }

    /// <summary>The ready proxy pods that report it as in force.</summary>
    public int LoadedReplicas { get; init; }
}
