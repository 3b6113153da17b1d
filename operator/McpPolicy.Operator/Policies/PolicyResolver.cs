using System.Collections.Immutable;
using McpPolicy.Controllers.Stores;
using McpPolicy.Operator.Entities;
using McpPolicy.Operator.Entities.Servers;
using McpPolicy.Policy.Compilation;
using McpPolicy.Policy.Model;
using DefaultAction = McpPolicy.Operator.Entities.DefaultAction;

namespace McpPolicy.Operator.Policies;

/// <summary>Finds the policies attached to a server and composes them.</summary>
internal sealed class PolicyResolver(
    IEntityReader<ToolPolicy> policies,
    PolicyIndexes indexes,
    PolicyReads reads,
    LastProgrammed lastProgrammed
)
{
    /// <summary>Composes what is attached to the server at present.</summary>
    public ResolvedPolicy Resolve(McpServer server, McpServerSpec spec)
    {
        var attached = ImmutableArray.CreateBuilder<AttachedPolicy>();
        var documents = new List<ToolPolicyDocument>();
        foreach (var policy in indexes.AttachedTo(server, policies).Select(reads.Of))
        {
            var (document, standing) = DocumentOf(server, policy);
            documents.Add(document);
            attached.Add(new AttachedPolicy(policy, standing));
        }

        var identity = new ServerIdentity(server.Metadata.Namespace!, server.Metadata.Name!);
        return new ResolvedPolicy(PolicyComposer.Compose(identity, DefaultOf(spec), documents), attached.ToImmutable());
    }

    private (ToolPolicyDocument Document, PolicyStanding Standing) DocumentOf(McpServer server, ReadPolicy policy) =>
        policy.Document is { } current ? (current, PolicyStanding.Current)
        : lastProgrammed.Find(server, policy.Name) is { } held ? (held, PolicyStanding.Held)
        : (DenyAllPolicy.For(policy), PolicyStanding.DenyAll);

    private static McpPolicy.Policy.Model.DefaultAction DefaultOf(McpServerSpec spec) =>
        spec.DefaultAction == DefaultAction.Allow ? McpPolicy.Policy.Model.DefaultAction.Allow : McpPolicy.Policy.Model.DefaultAction.Deny;
}
