using McpPolicy.Policy.Compilation.Canonical;
using McpPolicy.Policy.Model;

namespace McpPolicy.Policy.Compilation;

/// <summary>Merges the policies of one server into one document.</summary>
public static class PolicyComposer
{
    /// <summary>Composes the document that a server's proxies load.</summary>
    /// <param name="server">The server.</param>
    /// <param name="serverDefault">What the server wants for calls that no rule is about.</param>
    /// <param name="policies">The policies in any order, with distinct names.</param>
    /// <returns>The document. <c>PolicyReader</c> accepts it, and compiling it gives the same revision.</returns>
    /// <exception cref="ArgumentException">Two policies have the same name.</exception>
    public static ComposedPolicy Compose(ServerIdentity server, DefaultAction serverDefault, IEnumerable<ToolPolicyDocument> policies)
    {
        ArgumentNullException.ThrowIfNull(server);
        ArgumentNullException.ThrowIfNull(policies);
        return CanonicalForm.Of(
            new PolicyDocument
            {
                Server = server,
                ServerDefault = serverDefault,
                Policies = [.. policies],
            }
        );
    }
}
