namespace McpPolicy.Operator.Entities;

/// <summary>The API's group, version and kinds, and the patterns that names in it follow.</summary>
public static class Names
{
    /// <summary>The API group.</summary>
    public const string Group = "mcppolicy.dev";

    /// <summary>The API version.</summary>
    public const string Version = "v1alpha1";

    /// <summary>Group and version as an object's <c>apiVersion</c> has them.</summary>
    public const string ApiVersion = Group + "/" + Version;

    /// <summary>The kind of an MCP server behind a proxy.</summary>
    public const string McpServer = "McpServer";

    /// <summary>The kind of a policy on tool calls.</summary>
    public const string ToolPolicy = "ToolPolicy";

    /// <summary>The kind of a credential for MCP servers.</summary>
    public const string McpGrant = "McpGrant";

    /// <summary>A DNS label (RFC 1123), which the names of Services and most objects are.</summary>
    public const string DnsLabel = "^[a-z0-9]([-a-z0-9]*[a-z0-9])?$";

    /// <summary>A DNS subdomain (RFC 1123), which the names of Secrets and custom resources may be.</summary>
    public const string DnsSubdomain = @"^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$";
}
