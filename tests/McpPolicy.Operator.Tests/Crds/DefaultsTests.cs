using System.Reflection;
using McpPolicy.Operator.Entities;
using McpPolicy.Operator.Entities.Attributes;

namespace McpPolicy.Operator.Tests.Crds;

public sealed class DefaultsTests
{
    /// <summary>The server fills in the schema's default, the operator its own where a server did not: they must be the same.</summary>
    [Fact]
    public void Defaults_OfSchema_AreThoseOfTheTypes()
    {
        var properties = typeof(McpServer)
            .Assembly.GetTypes()
            .SelectMany(t => t.GetProperties())
            .Where(p => p.GetCustomAttribute<DefaultAttribute>() is { Value: not null })
            .ToList();

        Assert.NotEmpty(properties);
        Assert.All(
            properties,
            p => Assert.Equal(p.GetCustomAttribute<DefaultAttribute>()!.Value, p.GetValue(Activator.CreateInstance(p.DeclaringType!)))
        );
    }
}
