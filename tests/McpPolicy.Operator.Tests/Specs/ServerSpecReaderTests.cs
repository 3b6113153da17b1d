using System.Text.Json;
using McpPolicy.Kubernetes.Models;
using McpPolicy.Operator.Entities;
using McpPolicy.Operator.Specs;

namespace McpPolicy.Operator.Tests.Specs;

public sealed class ServerSpecReaderTests
{
    private const string Good = """{"source": {"service": {"name": "s", "port": 1}}, "authentication": {"type": "Anonymous"}}""";

    [Fact]
    public void Read_ValidSpec_HasDefaults()
    {
        var read = Read("mlflow", Good);

        Assert.Empty(read.Errors);
        Assert.Equal("/mcp", read.Spec!.Source.Service!.Path);
        Assert.Equal(2, read.Spec.Proxy.Replicas);
        Assert.Equal(DefaultAction.Deny, read.Spec.DefaultAction);
    }

    [Theory]
    [InlineData("Mlflow")]
    [InlineData("1mlflow")]
    [InlineData("ml.flow")]
    [InlineData("mlflow-")]
    [InlineData("a123456789012345678901234567890123456789012345678901234567")]
    public void Read_NameThatIsNoServiceName_IsAnError(string name)
    {
        Assert.StartsWith("the name must be a DNS label", Assert.Single(Read(name, Good).Errors), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        """{"source": {"service": {"name": "s", "port": 1}}, "authentication": {"type": "Anonymous"}, "counterStore": {"type": "Redis"}}""",
        "spec.counterStore: set redis with type Redis"
    )]
    [InlineData(
        """{"source": {"service": {"name": "s", "port": 1}}, "authentication": {"type": "Anonymous"}, "counterStore": {"type": "Redis", "redis": {"addresses": ["a:1", "b:1"]}}}""",
        "spec.counterStore.redis: several addresses are those of a cluster"
    )]
    [InlineData("""{"source": {}, "authentication": {"type": "Anonymous"}}""", "spec.source: set exactly one")]
    [InlineData(
        """{"source": {"remote": {"url": "http://h/mcp"}}, "authentication": {"type": "Anonymous"}}""",
        "spec.source.remote.url must start with https"
    )]
    [InlineData("""{"source": {"service": {"name": "s", "port": 1}}}""", "spec does not have the form of an McpServer")]
    [InlineData(
        """{"source": {"service": {"name": "s", "port": "x"}}, "authentication": {"type": "Anonymous"}}""",
        "$.source.service.port"
    )]
    [InlineData("""{"source": {"service": {"name": "s", "port": 1}}, "authentication": {"type": "Nobody"}}""", "$.authentication.type")]
    public void Read_WrongSpec_SaysWhatIsWrong(string spec, string error)
    {
        var read = Read("mlflow", spec);

        Assert.Null(read.Spec);
        Assert.Contains(error, Assert.Single(read.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_NoSpec_IsAnError()
    {
        Assert.Equal("spec is missing", Assert.Single(ServerSpecReader.Read(new McpServer()).Errors));
    }

    private static SpecRead<McpPolicy.Operator.Entities.Servers.McpServerSpec> Read(string name, string spec) =>
        ServerSpecReader.Read(
            new McpServer
            {
                Metadata = new V1ObjectMeta { Name = name, Namespace = "ml" },
                Spec = JsonElement.Parse(spec),
            }
        );
}
