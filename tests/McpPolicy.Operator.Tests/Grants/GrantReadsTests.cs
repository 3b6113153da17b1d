using System.Text.Json;
using McpPolicy.Kubernetes.Models;
using McpPolicy.Operator.Entities;
using McpPolicy.Operator.Grants;

namespace McpPolicy.Operator.Tests.Grants;

public sealed class GrantReadsTests
{
    [Theory]
    [InlineData("{}", "spec: set exactly one of servers and serverSelector")]
    [InlineData("""{"servers": ["a"], "serverSelector": {}}""", "spec: set exactly one of servers and serverSelector")]
    [InlineData("""{"servers": []}""", "spec.servers is empty")]
    [InlineData("""{"servers": ["a"], "subject": "system:serviceaccount:a:b"}""", "spec.subject")]
    [InlineData("""{"servers": ["a"], "expiresAt": "tomorrow"}""", "$.expiresAt")]
    [InlineData("""{"servers": ["a"], "suspended": "yes"}""", "$.suspended")]
    [InlineData("""{"serverSelector": {"matchExpressions": [{"key": "a", "operator": "In"}]}}""", "serverSelector.matchExpressions")]
    public void Read_WrongSpec_SaysWhatIsWrongAndIsForNoServer(string spec, string error)
    {
        var read = Read("ci", spec);

        Assert.Null(read.Spec);
        Assert.Contains(read.Errors, e => e.Contains(error, StringComparison.Ordinal));
        Assert.False(read.Targeting.Targets(new McpServer { Metadata = new V1ObjectMeta { Name = "a" } }));
    }

    [Fact]
    public void Read_NameThatIsNoLabel_IsAnError() =>
        Assert.StartsWith(
            "the name must be a DNS label",
            Assert.Single(Read("a.b", """{"servers": ["a"]}""").Errors),
            StringComparison.Ordinal
        );

    [Fact]
    public void Read_ValidSpec_NamesItsSecret()
    {
        Assert.Equal("ci-token", Read("ci", """{"servers": ["a"]}""").SecretName);
        Assert.Equal("mine", Read("ci", """{"servers": ["a"], "secretName": "mine"}""").SecretName);
    }

    private static ReadGrant Read(string name, string spec) =>
        new GrantReads().Of(
            new McpGrant
            {
                Metadata = new V1ObjectMeta { Name = name, Namespace = "n" },
                Spec = JsonElement.Parse(spec),
            }
        );
}
