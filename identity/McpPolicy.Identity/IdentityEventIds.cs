namespace McpPolicy.Identity;

/// <summary>The numbers of the log events, from 3000.</summary>
internal static class IdentityEventIds
{
    public const int KeysFetched = 3001;
    public const int KeysNotFetched = 3002;
    public const int CredentialsLoaded = 3011;
    public const int CredentialsRejected = 3012;
}
