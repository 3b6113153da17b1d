using McpPolicy.Kubernetes.Models;
using McpPolicy.Kubernetes.Tests.Fixtures;
using McpPolicy.Testing.Cluster;

namespace McpPolicy.Kubernetes.Tests.Operations;

public sealed class DiscoveryTests(ControlPlane controlPlane) : ApiTest(controlPlane)
{
    [Fact]
    public async Task Version_IsTheServersOwn()
    {
        var version = await Client.VersionAsync(Cancellation);

        Assert.Equal("1", version.Major);
        Assert.StartsWith($"v1.{version.Minor!.TrimEnd('+')}.", version.GitVersion, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "v1", "configmaps", true)]
    [InlineData("apps", "v1", "deployments", true)]
    [InlineData("apps", "v1", "nothings", false)]
    [InlineData("apps", "v9", "deployments", false)]
    [InlineData("nobody.example.com", "v1", "things", false)]
    public async Task IsServed_SaysWhatTheServerHas(string group, string version, string plural, bool expected) =>
        Assert.Equal(expected, await Client.IsServedAsync(group, version, plural, Cancellation));

    [Fact]
    public async Task IsServed_OfAnEntity_AsksForItsResource() => Assert.True(await Client.IsServedAsync<V1Lease>(Cancellation));
}
