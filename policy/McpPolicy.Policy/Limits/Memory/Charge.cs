namespace McpPolicy.Policy.Limits.Memory;

/// <summary>An entry of a <see cref="ChargeLog"/>: what was charged between two moments.</summary>
internal struct Charge
{
    public long First;
    public long Last;
    public long Micros;
}
