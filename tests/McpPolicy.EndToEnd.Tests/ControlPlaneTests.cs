using McpPolicy.Testing.Cluster;

[assembly: AssemblyFixture(typeof(ControlPlane))]

namespace McpPolicy.EndToEnd.Tests;

public sealed class ControlPlaneTests(ControlPlane controlPlane)
{
    [Fact]
    public async Task KubeconfigAsync_Started_NamesALoopbackServer()
    {
        var kubeconfig = await controlPlane.KubeconfigAsync();
        Assert.Contains("https://127.0.0.1:", await File.ReadAllTextAsync(kubeconfig, TestContext.Current.CancellationToken));
    }
}
