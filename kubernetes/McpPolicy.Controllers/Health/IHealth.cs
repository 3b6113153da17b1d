namespace McpPolicy.Controllers.Health;

/// <summary>Tells how the operator is, for /healthz and /readyz.</summary>
public interface IHealth
{
    /// <summary>How it is now. Cheap; asks nobody else.</summary>
    HealthReport Check();
}
