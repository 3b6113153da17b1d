using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using McpPolicy.Kubernetes.Models;
using McpPolicy.Kubernetes.Serialization;
using McpPolicy.Kubernetes.Tests.Fixtures;

namespace McpPolicy.Kubernetes.Tests.Serialization;

public sealed class KubernetesJsonTests
{
    private static readonly JsonSerializerOptions Options = KubernetesJson.CreateOptions(WidgetJsonContext.Default);

    [Fact]
    public void Write_LeavesNullsOutAndUsesCamelCase()
    {
        var json = JsonSerializer.Serialize(
            new V1Pod
            {
                Metadata = new V1ObjectMeta { Name = "p" },
                Status = new V1PodStatus { PodIP = "10.0.0.1" },
            },
            Options.TypeInfo<V1Pod>()
        );

        AssertJson("""{"apiVersion":"v1","kind":"Pod","metadata":{"name":"p"},"status":{"podIP":"10.0.0.1"}}""", json);
    }

    [Theory]
    [InlineData("2026-01-02T03:04:05.1234567+02:00", "2026-01-02T01:04:05Z", "2026-01-02T01:04:05.123456Z")]
    [InlineData("2026-01-02T03:04:05Z", "2026-01-02T03:04:05Z", "2026-01-02T03:04:05.000000Z")]
    public void Write_OfATime_HasTheDigitsThatTheServerTakes(string time, string whole, string micro)
    {
        var instant = DateTimeOffset.Parse(time);
        var lease = new V1Lease
        {
            Metadata = new V1ObjectMeta { CreationTimestamp = instant },
            Spec = new V1LeaseSpec { RenewTime = instant },
        };
        var json = JsonSerializer.SerializeToNode(lease, Options.TypeInfo<V1Lease>())!;

        Assert.Equal(whole, (string?)json["metadata"]!["creationTimestamp"]);
        Assert.Equal(micro, (string?)json["spec"]!["renewTime"]);
    }

    [Fact]
    public void Read_IgnoresWhatItDoesNotKnow()
    {
        var pod = Read<V1Pod>(
            """{"metadata":{"name":"p","selfLink":"/x"},"spec":{"fancy":{"new":[1]}},"status":{"podIPs":[{"ip":"::1"}]}}"""
        );

        Assert.Equal("p", pod.Metadata.Name);
        Assert.Equal(("v1", "Pod"), (pod.ApiVersion, pod.Kind));
    }

    [Fact]
    public void Read_OfAnObjectThatDoesNotFit_NamesItAndThePlaceButNoValue()
    {
        var fault = Assert.Throws<KubernetesSerializationException>(() =>
            Read<Widget>("""{"metadata":{"name":"w","namespace":"ns"},"spec":{"size":"s3cret"}}""")
        );

        Assert.Contains("Widget ns/w cannot be read", fault.Message, StringComparison.Ordinal);
        Assert.Contains("$.spec.size", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", fault.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void ReadList_WithAnItemThatDoesNotFit_FailsAndNamesTheItem()
    {
        var json =
            """{"metadata":{"resourceVersion":"1"},"items":[{"metadata":{"name":"a"}},{"metadata":{"name":"b"},"spec":{"size":[]}}]}"""u8;
        var bytes = json.ToArray();
        var fault = Assert.Throws<KubernetesSerializationException>(() => EntityReader.ReadList<Widget>(bytes, Options));

        Assert.Contains("Widget b cannot be read", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("not json")]
    [InlineData("""{"metadata":{},"items":[null]}""")]
    public void ReadList_OfWhatIsNoList_Fails(string json) =>
        Assert.Throws<KubernetesSerializationException>(() => EntityReader.ReadList<Widget>(Encoding.UTF8.GetBytes(json), Options));

    [Theory]
    [InlineData("80", 80, null)]
    [InlineData("\"http\"", null, "http")]
    public void IntOrString_KeepsItsKind(string json, int? number, string? text)
    {
        var probe = Read<V1Service>($$$"""{"metadata":{},"spec":{"ports":[{"targetPort":{{{json}}}}]}}""")
            .Spec!.Ports![0]
            .TargetPort!.Value;

        Assert.Equal((number, text), (probe.Number, probe.Text));
        Assert.Equal(json, JsonSerializer.Serialize(probe, Options.TypeInfo<IntOrString>()));
    }

    private static T Read<T>(string json)
        where T : class, IKubernetesObject<V1ObjectMeta> => EntityReader.Read<T>(Encoding.UTF8.GetBytes(json), Options);

    private static void AssertJson(string expected, string actual) =>
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), JsonNode.Parse(actual)), actual);
}
