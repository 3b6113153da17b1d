using System.Text.Json;
using McpPolicy.Kubernetes.Models;
using McpPolicy.Operator.Entities;
using McpPolicy.Operator.Policies;
using McpPolicy.Policy.Model;

namespace McpPolicy.Operator.Tests.Policies;

public sealed class PolicyReadsTests
{
    [Fact]
    public void Of_Refs_TargetsThoseNamed()
    {
        var read = Read(
            """{"targetRefs": [{"group": "mcppolicy.dev", "kind": "McpServer", "name": "a"}, {"group": "mcppolicy.dev", "kind": "McpServer", "name": "b"}]}"""
        );

        Assert.Empty(read.Errors);
        Assert.True(read.Targeting.Targets(Server("b")));
        Assert.False(read.Targeting.Targets(Server("c")));
    }

    [Theory]
    [InlineData("""{"matchLabels": {"team": "ml"}}""", true)]
    [InlineData("""{"matchLabels": {"team": "web"}}""", false)]
    [InlineData("""{"matchExpressions": [{"key": "team", "operator": "In", "values": ["ml", "web"]}]}""", true)]
    [InlineData("""{"matchExpressions": [{"key": "team", "operator": "NotIn", "values": ["ml"]}]}""", false)]
    [InlineData("""{"matchExpressions": [{"key": "other", "operator": "NotIn", "values": ["ml"]}]}""", true)]
    [InlineData("""{"matchExpressions": [{"key": "team", "operator": "Exists"}]}""", true)]
    [InlineData("""{"matchExpressions": [{"key": "team", "operator": "DoesNotExist"}]}""", false)]
    [InlineData("{}", true)]
    public void Of_Selector_TargetsThoseWithTheLabels(string selector, bool isTarget)
    {
        var read = Read($$"""{"targetSelector": {{selector}} }""");

        Assert.Empty(read.Errors);
        Assert.Equal(isTarget, read.Targeting.Targets(Server("a")));
    }

    [Theory]
    [InlineData("""{"targetRefs": [{"name": "a"}], "targetSelector": {"matchLabels": {"team": "nobody"}}}""", true)]
    [InlineData("""{"targetRefs": [{"name": "b"}], "targetSelector": {}}""", true)]
    [InlineData("""{"targetRefs": "a"}""", true)]
    [InlineData("""{"targetSelector": {"matchExpressions": [{"key": "team", "operator": "In"}]}}""", true)]
    [InlineData("""{"rules": []}""", false)]
    public void Of_WrongTargets_IsInvalidAndAttachedWhereverItMayBeMeant(string spec, bool isTarget)
    {
        var read = Read(spec);

        Assert.NotEmpty(read.Errors);
        Assert.Null(read.Document);
        Assert.Equal(isTarget, read.Targeting.Targets(Server("a")));
    }

    [Theory]
    [InlineData("""{"targetRefs": [{"name": "a"}], "mode": "Audit", "rules": 1}""", EnforcementMode.Audit)]
    [InlineData("""{"targetRefs": [{"name": "a"}], "mode": "audit", "rules": 1}""", EnforcementMode.Enforce)]
    [InlineData("""{"targetRefs": [{"name": "a"}], "rules": 1}""", EnforcementMode.Enforce)]
    public void DenyAll_ForAnInvalidPolicy_KeepsItsMode(string spec, EnforcementMode mode)
    {
        var read = Read(spec);

        var standIn = DenyAllPolicy.For(read);

        Assert.Null(read.Document);
        Assert.Equal((read.Name, mode), (standIn.Name, standIn.Mode));
        Assert.Equal(["*"], Assert.Single(standIn.Rules).Tools);
    }

    private static ReadPolicy Read(string spec) =>
        new PolicyReads().Of(
            new ToolPolicy
            {
                Metadata = new V1ObjectMeta { Name = "p", Namespace = "ml" },
                Spec = JsonElement.Parse(spec),
            }
        );

    private static McpServer Server(string name) =>
        new()
        {
            Metadata = new V1ObjectMeta
            {
                Name = name,
                Namespace = "ml",
                Labels = new Dictionary<string, string> { ["team"] = "ml" },
            },
        };
}
