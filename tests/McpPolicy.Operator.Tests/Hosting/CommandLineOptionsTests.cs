using McpPolicy.Operator.Hosting;

namespace McpPolicy.Operator.Tests.Hosting;

public sealed class CommandLineOptionsTests
{
    [Fact]
    public void Read_Flags_GivesSettings()
    {
        var settings = Read(
            "--proxy-image",
            "p:1",
            "--namespace",
            "ml",
            "--admin",
            "http://*:8080",
            "--pod-access",
            "direct",
            "--no-leader-elect"
        );

        Assert.Equal(("p:1", "ml"), (settings.ProxyImage, settings.Namespace));
        Assert.Equal(new Uri("http://0.0.0.0:8080"), settings.Admin);
        Assert.Equal(PodAccess.Direct, settings.PodAccess);
        Assert.False(settings.LeaderElection);
    }

    [Theory]
    [InlineData("--proxy-image is missing")]
    [InlineData("--admin ftp://x: write an address", "--proxy-image", "p", "--admin", "ftp://x")]
    [InlineData("--pod-access x: write auto, direct or api-server", "--proxy-image", "p", "--pod-access", "x")]
    [InlineData("--proxy-image-pull-policy x: write Always, IfNotPresent or Never", "--proxy-image", "p", "--proxy-image-pull-policy", "x")]
    public void Read_WrongFlags_SaysWhatToWrite(string error, params string[] arguments)
    {
        Assert.StartsWith(error, Assert.Throws<OperatorSettingsException>(() => Read(arguments)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--no-such-flag")]
    [InlineData("--proxy-image", "p", "--kubeconfig", "/nowhere/kubeconfig")]
    [InlineData]
    public async Task Run_BadInput_EndsWithStatus2(params string[] arguments)
    {
        Assert.Equal(2, await OperatorProgram.RunAsync(arguments));
    }

    private static OperatorSettings Read(params string[] arguments)
    {
        var options = new CommandLineOptions();
        return options.Read(options.ToCommand().Parse(arguments));
    }
}
