using System.Collections.Immutable;
using McpPolicy.Operator.Entities.Grants;

namespace McpPolicy.Operator.Grants;

/// <summary>A grant as read.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Spec">The spec; null exactly when there is an error.</param>
/// <param name="Targeting">The servers it is for; none when there is an error, so that what cannot be understood lets nobody in.</param>
/// <param name="Errors">What is wrong and what to write instead, a sentence each.</param>
internal sealed record ReadGrant(string Name, McpGrantSpec? Spec, GrantTargeting Targeting, ImmutableArray<string> Errors)
{
    /// <summary>The Secret that the token is to be in.</summary>
    public string SecretName => Spec?.SecretName ?? $"{Name}-token";
}
