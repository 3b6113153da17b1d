using System.Collections.Immutable;

namespace McpPolicy.Policy.Model;

/// <summary>All policies in force for one server, as read from a file or composed by the operator. Whatever form the file had,
/// this is the one form that is compiled.</summary>
public sealed record PolicyDocument
{
    /// <summary>The server the document was composed for; null in a file written by hand.</summary>
    public ServerIdentity? Server { get; init; }

    /// <summary>The server's own default; null leaves the matter to the policies, and denies when none of them is enforced.</summary>
    public DefaultAction? ServerDefault { get; init; }

    /// <summary>The policies, with distinct names. Their order means nothing.</summary>
    public required ImmutableArray<ToolPolicyDocument> Policies { get; init; }
}
