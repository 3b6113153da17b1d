using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using McpPolicy.Kubernetes.Models;
using McpPolicy.Kubernetes.Serialization;
using McpPolicy.Operator.Entities;
using McpPolicy.Operator.Tests.Running;

namespace McpPolicy.Operator.Tests.Entities;

public sealed class LenientStatusTests
{
    private static readonly JsonSerializerOptions Options = KubernetesJson.CreateOptions(EntitiesJson.Resolver);

    [Theory]
    [InlineData("""{"policy": {"loadedReplicas": "two"}}""")]
    [InlineData("""{"conditions": "none"}""")]
    [InlineData("[]")]
    public void Server_StatusOfAnotherForm_IsReadWithoutIt(string status)
    {
        var server = Read<McpServer>($$"""{"metadata": {"name": "a"}, "spec": {"source": {} }, "status": {{status}} }""");

        Assert.Null(server.Status);
        Assert.Equal("a", server.Metadata.Name);
        Assert.NotNull(server.Spec);
    }

    [Fact]
    public void Policy_StatusOfAnotherForm_IsReadWithoutIt() =>
        Assert.Null(Read<ToolPolicy>("""{"metadata": {"name": "a"}, "status": {"targets": [{"conditions": []}]}}""").Status);

    [Fact]
    public void Server_StatusAsItShouldBe_IsReadAndWritten()
    {
        const string status =
            """{"policy":{"revision":"abc","attachedPolicies":0,"loadedReplicas":2,"desiredReplicas":2},"conditions":[]}""";

        var server = Read<McpServer>($$"""{"metadata": {"name": "a"}, "status": {{status}} }""");

        Assert.Equal(2, server.Status!.Policy!.LoadedReplicas);
        var written = JsonSerializer.SerializeToElement(server, (JsonTypeInfo<McpServer>)Options.GetTypeInfo(typeof(McpServer)));
        Assert.Equal(status, written.GetProperty("status").GetRawText());
    }

    private static T Read<T>(string json)
        where T : class, IKubernetesObject<V1ObjectMeta> =>
        JsonSerializer.Deserialize(json, (JsonTypeInfo<T>)Options.GetTypeInfo(typeof(T)))!;
}
