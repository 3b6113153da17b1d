using McpPolicy.Kubernetes.Configuration;
using McpPolicy.Kubernetes.Tests.Fixtures;

namespace McpPolicy.Kubernetes.Tests.Configuration;

public sealed class KubeConfigErrorTests : IDisposable
{
    private const string Users = "users: [{name: u, user: {token: s3cret}}]";
    private const string Clusters = "clusters: [{name: c, cluster: {server: 'https://127.0.0.1:1'}}]";
    private const string Contexts = "contexts: [{name: x, context: {cluster: c, user: u}}]";

    private readonly ScratchDirectory _files = new();

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData("", "the kubeconfig is empty; expected kind: Config")]
    [InlineData("a: [s3cret", ":1:", "not valid YAML")]
    [InlineData($"{{{Users}, {Clusters}, contexts: []}}", "no current-context; set it to one of: none")]
    [InlineData($"{{{Users}, {Clusters}, {Contexts}, current-context: y}}", "no context is named 'y'; there is: x")]
    [InlineData($"{{{Users}, {Contexts}}}", "contexts[0].context: no cluster is named 'c'; there is: none")]
    [InlineData($"{{{Clusters}, {Contexts}}}", "contexts[0].context: no user is named 'u'; there is: none")]
    [InlineData($"{{{Users}, clusters: [{{name: c, cluster: {{}}}}], {Contexts}}}", "clusters[0].cluster.server: is missing")]
    [InlineData($"{{{Users}, clusters: [{{name: c, cluster: {{server: here}}}}], {Contexts}}}", "'here' is no address")]
    [InlineData(
        $"{{{Users}, clusters: [{{name: c, cluster: {{server: 'https://h', insecure-skip-tls-verify: 1}}}}], {Contexts}}}",
        "expected true or false"
    )]
    [InlineData(
        $"{{{Users}, clusters: [{{name: c, cluster: {{server: 'https://h', certificate-authority-data: '%'}}}}], {Contexts}}}",
        "expected base64"
    )]
    [InlineData(
        $"{{{Users}, clusters: [{{name: c, cluster: {{server: 'https://h', certificate-authority: no.crt}}}}], {Contexts}}}",
        "no.crt: the CA bundle cannot be read"
    )]
    [InlineData(
        $"{{users: [{{name: u, user: {{client-certificate-data: s3cret0=}}}}], {Clusters}, {Contexts}}}",
        "client-key: is missing beside the client-certificate"
    )]
    [InlineData(
        $"{{users: [{{name: u, user: {{client-certificate-data: s3cret0=, client-key-data: s3cret0=}}}}], {Clusters}, {Contexts}}}",
        "users[0].user",
        "expected a matching pair in PEM"
    )]
    [InlineData(
        $"{{users: [{{name: u, user: {{auth-provider: {{name: gcp}}}}}}], {Clusters}, {Contexts}}}",
        "auth-provider: is no longer supported",
        "exec plugin"
    )]
    [InlineData(
        $"{{users: [{{name: u, user: {{exec: {{apiVersion: client.authentication.k8s.io/v1alpha1, command: x}}}}}}], {Clusters}, {Contexts}}}",
        "expected client.authentication.k8s.io/v1 or client.authentication.k8s.io/v1beta1"
    )]
    [InlineData(
        $"{{users: [{{name: u, user: {{exec: {{apiVersion: client.authentication.k8s.io/v1}}}}}}], {Clusters}, {Contexts}}}",
        "exec.command: is missing"
    )]
    [InlineData($"{{users: {{u: s3cret}}, {Clusters}, {Contexts}}}", "users: expected a list")]
    [InlineData($"{{users: [{{name: u, user: s3cret}}], {Clusters}, {Contexts}}}", "users[0].user: expected a mapping")]
    public void FaultyFile_SaysWhatAndWhere(string content, params string[] expected)
    {
        var path = _files.Write("kubeconfig", content);
        var fault = Assert.Throws<KubernetesConfigurationException>(() => KubernetesClientConfiguration.BuildConfigFromConfigFile(path));

        Assert.All(expected, e => Assert.Contains(e, fault.Message, StringComparison.Ordinal));
        Assert.Contains(_files.Root, fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", fault.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void MissingFile_IsNamed()
    {
        var path = _files.PathOf("nowhere");
        var fault = Assert.Throws<KubernetesConfigurationException>(() => KubernetesClientConfiguration.BuildConfigFromConfigFile(path));

        Assert.Contains(path, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void MissingContext_IsNamed()
    {
        var path = _files.Write("kubeconfig", $"{{{Users}, {Clusters}, {Contexts}}}");
        var fault = Assert.Throws<KubernetesConfigurationException>(() =>
            KubernetesClientConfiguration.BuildConfigFromConfigFile(path, "prod")
        );

        Assert.Contains("no context is named 'prod'; there is: x", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void OnlyContext_NeedsNoCurrentContext()
    {
        var path = _files.Write("kubeconfig", $"{{{Users}, {Clusters}, {Contexts}}}");
        var configuration = KubernetesClientConfiguration.BuildConfigFromConfigFile(path);

        Assert.Equal(new Uri("https://127.0.0.1:1"), configuration.Server);
        Assert.Equal("default", configuration.Namespace);
    }
}
