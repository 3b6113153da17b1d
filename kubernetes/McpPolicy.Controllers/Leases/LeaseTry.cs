namespace McpPolicy.Controllers.Leases;

/// <summary>How a try to get or keep a Lease ended.</summary>
internal enum LeaseTry
{
    /// <summary>This process holds it.</summary>
    Held,

    /// <summary>Another process holds it.</summary>
    HeldByOther,

    /// <summary>It could not be found out; the API server did not answer, or somebody else was quicker.</summary>
    Failed,
}
