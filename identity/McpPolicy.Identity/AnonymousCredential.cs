using McpPolicy.Policy.Decisions;

namespace McpPolicy.Identity;

/// <summary>No credential at all, where that is allowed.</summary>
public sealed class AnonymousCredential : Credential
{
    private AnonymousCredential()
        : base(Caller.Anonymous, "anonymous") { }

    /// <summary>The only one.</summary>
    public static AnonymousCredential Instance { get; } = new();

    /// <inheritdoc/>
    public override CredentialState StateAt(DateTimeOffset now) => CredentialState.Valid;
}
