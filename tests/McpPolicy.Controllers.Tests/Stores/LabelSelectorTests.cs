using McpPolicy.Controllers.Stores;

namespace McpPolicy.Controllers.Tests.Stores;

public class LabelSelectorTests
{
    private static readonly Dictionary<string, string> Labels = new(StringComparer.Ordinal) { ["app"] = "web", ["tier"] = "" };

    [Theory]
    [InlineData("app", LabelOperator.In, "web", true)]
    [InlineData("app", LabelOperator.In, "db,web", true)]
    [InlineData("app", LabelOperator.In, "Web", false)]
    [InlineData("none", LabelOperator.In, "web", false)]
    [InlineData("app", LabelOperator.NotIn, "web", false)]
    [InlineData("app", LabelOperator.NotIn, "db", true)]
    [InlineData("none", LabelOperator.NotIn, "web", true)]
    [InlineData("tier", LabelOperator.Exists, "", true)]
    [InlineData("none", LabelOperator.Exists, "", false)]
    [InlineData("tier", LabelOperator.DoesNotExist, "", false)]
    [InlineData("none", LabelOperator.DoesNotExist, "", true)]
    public void Matches_Requirement_FollowsTheApiServer(string key, LabelOperator op, string values, bool expected) =>
        Assert.Equal(expected, new LabelSelector([new LabelRequirement(key, op, [.. values.Split(',')])]).Matches(Labels));

    [Fact]
    public void Matches_SeveralRequirements_NeedsAll()
    {
        var selector = new LabelSelector([
            new LabelRequirement("app", LabelOperator.In, ["web"]),
            new LabelRequirement("none", LabelOperator.Exists, []),
        ]);
        Assert.False(selector.Matches(Labels));
    }

    [Fact]
    public void Matches_NoLabels_OnlyAbsenceHolds()
    {
        Assert.True(LabelSelector.Everything.Matches(null));
        Assert.False(LabelSelector.ForLabels(Labels).Matches(null));
        Assert.True(new LabelSelector([new LabelRequirement("app", LabelOperator.DoesNotExist, [])]).Matches(null));
    }

    [Fact]
    public void ToString_EachOperator_IsTheQuerySyntax() =>
        Assert.Equal(
            "a=1,b in (1,2),c notin (3),d,!e",
            new LabelSelector([
                new LabelRequirement("a", LabelOperator.In, ["1"]),
                new LabelRequirement("b", LabelOperator.In, ["1", "2"]),
                new LabelRequirement("c", LabelOperator.NotIn, ["3"]),
                new LabelRequirement("d", LabelOperator.Exists, []),
                new LabelRequirement("e", LabelOperator.DoesNotExist, []),
            ]).ToString()
        );
}
