namespace McpPolicy.Kubernetes.Operations;

/// <summary>How to apply an object (server-side apply).</summary>
/// <param name="FieldManager">Who applies: owns the fields it sends, and gives up those it no longer sends. At most 128 characters.</param>
/// <param name="Force">True to take over fields that another manager owns; false to be refused with 409 instead.</param>
/// <param name="DryRun">True to have the server do all but store the object.</param>
public sealed record ApplyOptions(string FieldManager, bool Force = false, bool DryRun = false);
