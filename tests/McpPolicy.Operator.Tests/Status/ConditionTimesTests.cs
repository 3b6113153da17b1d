using McpPolicy.Kubernetes.Models;
using McpPolicy.Operator.Status;

namespace McpPolicy.Operator.Tests.Status;

public sealed class ConditionTimesTests
{
    private static readonly DateTimeOffset Before = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Now = Before.AddHours(1);

    [Theory]
    [InlineData("True", "True", false)]
    [InlineData("False", "True", true)]
    public void Carry_Condition_HasTheTimeOfItsLastChangeOfStatus(string status, string next, bool changed)
    {
        V1Condition[] before =
        [
            new()
            {
                Type = "Ready",
                Status = status,
                LastTransitionTime = Before,
                Message = "old",
            },
        ];

        var after = Assert.Single(
            ConditionTimes.Carry(
                before,
                [
                    new V1Condition
                    {
                        Type = "Ready",
                        Status = next,
                        Message = "new",
                    },
                ],
                Now
            )
        );

        Assert.Equal(changed ? Now : Before, after.LastTransitionTime);
        Assert.Equal("new", after.Message);
    }

    [Fact]
    public void Carry_NewCondition_IsFromNow()
    {
        Assert.Equal(
            Now,
            Assert.Single(ConditionTimes.Carry(null, [new V1Condition { Type = "Ready", Status = "True" }], Now)).LastTransitionTime
        );
    }
}
