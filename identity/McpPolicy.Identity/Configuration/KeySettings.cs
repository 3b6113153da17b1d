namespace McpPolicy.Identity.Configuration;

/// <summary>The settings of <see cref="AuthenticatorType.ApiKeys"/> and <see cref="AuthenticatorType.Grants"/>.</summary>
/// <param name="Name">The authenticator's name.</param>
/// <param name="Type">Its kind.</param>
/// <param name="Path">The credential file, or the directory of them; absolute.</param>
public sealed record KeySettings(string Name, AuthenticatorType Type, string Path) : AuthenticatorSettings(Name, Type);
