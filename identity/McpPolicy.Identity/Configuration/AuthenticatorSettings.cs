namespace McpPolicy.Identity.Configuration;

/// <summary>One authenticator's settings.</summary>
/// <param name="Name">Its name, distinct among all.</param>
/// <param name="Type">Its kind.</param>
public record AuthenticatorSettings(string Name, AuthenticatorType Type);
