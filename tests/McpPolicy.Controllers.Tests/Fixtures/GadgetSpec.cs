namespace McpPolicy.Controllers.Tests.Fixtures;

public sealed record GadgetSpec
{
    public int? Size { get; init; }
}
