using McpPolicy.Operator.Policies;

namespace McpPolicy.Operator.Tests.Policies;

public sealed class FieldPathTests
{
    [Theory]
    [InlineData("/rules/0/when/all/1", "spec.rules[0].when.all[1]")]
    [InlineData("/rules", "spec.rules")]
    [InlineData("/a~1b/x.y~0", """spec["a/b"]["x.y~"]""")]
    [InlineData("", "spec")]
    public void Of_Pointer_IsWrittenAsKubectlWritesIt(string pointer, string path) => Assert.Equal(path, FieldPath.Of(pointer));
}
