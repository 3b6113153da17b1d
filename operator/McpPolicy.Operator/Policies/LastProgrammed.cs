using System.Text;
using McpPolicy.Controllers.Stores;
using McpPolicy.Kubernetes.Models;
using McpPolicy.Operator.DesiredState;
using McpPolicy.Operator.Entities;
using McpPolicy.Policy.Compilation;
using McpPolicy.Policy.Documents;
using McpPolicy.Policy.Model;

namespace McpPolicy.Operator.Policies;

/// <summary>The policies of a server as they were last compiled, from the server's ConfigMap.</summary>
internal sealed class LastProgrammed(IEntityReader<V1ConfigMap> configMaps)
{
    /// <summary>
    /// The policy of a name, or null when it was not in force. The ConfigMap is believed only when its content is what the server's status says
    /// was compiled: whoever may write ConfigMaps must not be able to put words into a policy's mouth.
    /// </summary>
    public ToolPolicyDocument? Find(McpServer server, string policyName)
    {
        var name = ProxyNames.Of(server.Metadata.Name!);
        var json = configMaps.Get(new EntityKey(server.Metadata.Namespace!, name))?.Data?.GetValueOrDefault(ProxyMounts.PolicyKey);
        if (json is null || PolicyReader.Read(Encoding.UTF8.GetBytes(json), name).Document is not { } document)
        {
            return null;
        }

        return PolicyCompiler.Compile(document).Revision == server.Status?.Policy?.Revision
            ? document.Policies.FirstOrDefault(p => p.Name == policyName && !DenyAllPolicy.Is(p))
            : null;
    }
}
