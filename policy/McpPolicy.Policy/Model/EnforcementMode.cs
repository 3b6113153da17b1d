namespace McpPolicy.Policy.Model;

/// <summary>Whether a policy, rule or limit acts or only reports.</summary>
public enum EnforcementMode
{
    /// <summary>Acts on calls. The default.</summary>
    Enforce,

    /// <summary>Changes nothing for the caller and uses no quota of enforced limits; what it would have done is reported with the decision.</summary>
    Audit,
}
