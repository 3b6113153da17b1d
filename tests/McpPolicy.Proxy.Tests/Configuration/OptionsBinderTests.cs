using System.Text;
using McpPolicy.Proxy.Configuration;

namespace McpPolicy.Proxy.Tests.Configuration;

public sealed class OptionsBinderTests
{
    [Fact]
    public void Bind_OnlyWhatIsNeeded_HasSafeDefaults()
    {
        ProxyOptions options = Good("--policy p.json --upstream http://127.0.0.1:5000/mcp");
        Assert.Equal("p.json", options.PolicyFile);
        Assert.Equal("http://127.0.0.1:5000/mcp", options.Http!.Url.ToString());
        Assert.Equal("http://127.0.0.1:8080", options.Listen.ToString());
        Assert.Equal("http://127.0.0.1:9090", options.Admin.ToString());
        Assert.Equal(TimeSpan.FromSeconds(30), options.Drain);
        Assert.False(options.AllowAnonymous);
        Assert.False(options.WaitForPolicy);
        Assert.Null(options.Stdio);
    }

    [Fact]
    public void Bind_AllLayers_FlagBeatsEnvironmentBeatsSettings()
    {
        const string settings = """
            {"McpPolicy": {"Policy": "settings.json", "Upstream": "http://settings/mcp", "DrainSeconds": 5, "AllowedHosts": ["s"]}}
            """;
        ProxyOptions options = Good(
            "--policy flag.json",
            settings,
            ("MCPPOLICY_POLICY", "env.json"),
            ("MCPPOLICY_UPSTREAM", "http://env/mcp"),
            ("MCPPOLICY_ALLOWED_HOSTS", "a, b"),
            ("MCPPOLICY_LISTEN", "")
        );
        Assert.Equal("flag.json", options.PolicyFile);
        Assert.Equal("http://env/mcp", options.Http!.Url.ToString());
        Assert.Equal(["a", "b"], options.AllowedHosts);
        Assert.Equal(TimeSpan.FromSeconds(5), options.Drain);
        Assert.Equal(8080, options.Listen.Port);
    }

    [Fact]
    public void Bind_StdioCommand_KeepsEveryArgumentAfterTheDashes()
    {
        ProxyOptions options = Good("--policy p --stdio-env A=1,2 --stdio-env B= --stdio -- sh -c --policy --unknown --");
        Assert.Equal("/bin/sh", options.Stdio!.Command.Replace("/usr/bin", "/bin", StringComparison.Ordinal));
        Assert.Equal(["-c", "--policy", "--unknown", "--"], options.Stdio.Arguments);
        Assert.Equal("1,2", options.Stdio.Environment["A"]);
        Assert.Equal(string.Empty, options.Stdio.Environment["B"]);
        Assert.Equal(["A", "B", "PATH"], options.Stdio.Environment.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Bind_StdioInTheEnvironment_IsAJsonArray()
    {
        Assert.Equal(["-c", "a b"], Good("--policy p", null, ("MCPPOLICY_STDIO", """["sh", "-c", "a b"]""")).Stdio!.Arguments);
        Assert.Contains(
            "MCPPOLICY_STDIO: write a JSON array",
            Bad("--policy p", null, ("MCPPOLICY_STDIO", "sh -c")),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Bind_StrongerLayerNamesAnotherKindOfUpstream_Wins()
    {
        ProxyOptions options = Good("--policy p --stdio -- sh", null, ("MCPPOLICY_UPSTREAM", "http://env/mcp"));
        Assert.NotNull(options.Stdio);
        Assert.Null(options.Http);
    }

    [Theory]
    [InlineData("", "--policy is missing; write --policy FILE")]
    [InlineData("--policy p", "nothing to protect; write --upstream URL")]
    [InlineData("--policy p --upstream http://x/mcp --stdio -- sh", "--upstream and --stdio are both given")]
    [InlineData("--polcy p", "--polcy is no flag; did you mean --policy?; --help lists all")]
    [InlineData("--policy p --upstream http://x --zzz", "--zzz is no flag; --help lists all")]
    [InlineData("p.json", "'p.json' belongs to no flag")]
    [InlineData("--policy", "--policy needs a value: --policy FILE")]
    [InlineData("--policy --upstream http://x", "--policy needs a value: --policy FILE")]
    [InlineData("--policy a --policy b --upstream http://x", "--policy is given 2 times; give it once")]
    [InlineData("--policy p --stdio sh", "'sh': write -- before the command: --stdio -- sh …")]
    [InlineData("--policy p --stdio", "--stdio: the command is missing")]
    [InlineData("--policy p --stdio -- no-such-program-anywhere", "--stdio: there is no program 'no-such-program-anywhere'")]
    [InlineData("--policy p -- sh", "-- starts the command of --stdio, which is not given")]
    [InlineData("--policy p --stdio-env NOT_SET_ANYWHERE --stdio -- sh", "--stdio-env: 'NOT_SET_ANYWHERE' is not set here")]
    [InlineData("--policy p --upstream ftp://x/", "--upstream: 'ftp' is not spoken; write an http:// or https:// URL")]
    [InlineData("--policy p --upstream localhost:5000", "--upstream: this is no URL; write for example")]
    [InlineData("--policy p --upstream http://x --upstream-headers /no/such", "--upstream-headers: there is no directory '/no/such'")]
    [InlineData("--policy p --upstream http://x --listen 8080", "--listen: '8080' is no address; write http://HOST:PORT")]
    [InlineData("--policy p --upstream http://x --listen https://127.0.0.1:1", "--listen: 'https://127.0.0.1:1' is not http")]
    [InlineData(
        "--policy p --upstream http://x --listen http://127.0.0.1:1/mcp",
        "has more than a host and a port; write http://127.0.0.1:1"
    )]
    [InlineData("--policy p --upstream http://x --listen http://example.com:1", "--listen: 'example.com' is no address of this machine")]
    [InlineData("--policy p --upstream http://x --listen http://0.0.0.0:1", "write --allow-anonymous if that is intended")]
    [InlineData("--policy p --upstream http://x --admin http://127.0.0.1:8080", "are the same address")]
    [InlineData("--policy p --upstream http://x --admin http://0.0.0.0:8080", "are the same address")]
    [InlineData("--policy p --upstream http://x --drain-seconds soon", "--drain-seconds: 'soon' is no number of seconds")]
    [InlineData(
        "--policy p --upstream http://x --max-body 3GB",
        "--max-body: '3GB' does not fit; write a size from 1KiB to 256MiB, such as 4MiB"
    )]
    [InlineData("--policy p --upstream http://x --max-body 512", "--max-body: '512' does not fit; write a size from 1KiB to 256MiB")]
    [InlineData("--policy p --upstream http://x --max-depth 5000", "--max-depth: '5000' does not fit; write a whole number from 8 to 512")]
    [InlineData(
        "--policy p --upstream http://x --body-timeout 30",
        "--body-timeout: '30' does not fit; write a time from 1s to 10m, such as 30s"
    )]
    [InlineData("--policy p --upstream http://x --upstream-idle-timeout 8d", "write a time from 1s to 7d, such as 1d")]
    [InlineData("--policy p --stdio-mode each --stdio -- sh", "--stdio-mode: 'each' does not fit; write one of auto, session, shared")]
    [InlineData("--policy p --stdio-max-sessions 0 --stdio -- sh", "--stdio-max-sessions: '0' does not fit; write a whole number from 1")]
    [InlineData("--policy p --upstream http://x --upstream-ca /etc/hosts", "--upstream-ca: the server is reached over http, without")]
    [InlineData("--policy p --upstream https://x --upstream-ca /no/such", "/no/such: there is no such file")]
    [InlineData("--policy p --upstream https://x --upstream-ca /etc/hosts", "/etc/hosts: there is no certificate in it; write a PEM file")]
    [InlineData("--policy p --upstream https://x --upstream-client-key /etc/hosts", "write --upstream-client-cert FILE")]
    [InlineData("--policy p --upstream http://x --allow-anonymous=maybe", "'maybe' belongs to no flag")]
    [InlineData("--policy p --upstream http://x --allowed-hosts http://a:1", "--allowed-hosts: 'http://a:1' is no host name")]
    [InlineData(
        "--policy p --upstream http://x --allowed-origins app.example.com",
        "--allowed-origins: 'app.example.com' is no web origin"
    )]
    public void Bind_BadInput_GivesOneClearLine(string arguments, string expected) =>
        Assert.Contains(expected, Bad(arguments), StringComparison.Ordinal);

    [Fact]
    public void Bind_CredentialsInTheUrl_AreRefusedAndNotRepeated()
    {
        string error = Bad("--policy p --upstream http://me:hunter2@x/mcp");
        Assert.Contains("credentials do not belong in the URL", error, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Bind_EnvironmentValueIsBad_NamesTheVariable() =>
        Assert.StartsWith(
            "MCPPOLICY_ALLOW_ANONYMOUS: 'yes' is neither true nor false",
            Bad("--policy p --upstream http://x", null, ("MCPPOLICY_ALLOW_ANONYMOUS", "yes")),
            StringComparison.Ordinal
        );

    [Fact]
    public void Bind_UnknownKeyInSettings_IsRefusedWithASuggestion() =>
        Assert.Equal(
            "appsettings.json: McpPolicy:Upstraem is no setting; did you mean Upstream?",
            Bad("--policy p --upstream http://x", """{"McpPolicy": {"Upstraem": "http://y"}}""")
        );

    [Fact]
    public void Bind_EveryInterfaceWithAllowAnonymous_IsAccepted()
    {
        ProxyOptions options = Good(
            "--policy p --upstream http://x --listen http://0.0.0.0:8080 --admin http://0.0.0.0:9090 --allow-anonymous"
        );
        Assert.False(options.Listen.IsLoopback);
        Assert.True(options.AllowAnonymous);
    }

    [Fact]
    public void Bind_LimitsInEveryLayer_AreRead()
    {
        ProxyOptions options = Good(
            "--policy p --upstream https://x --max-body 1MiB --upstream-response-timeout 90s",
            """{"McpPolicy": {"MaxHeaders": "40", "MaxList": "2Mi", "UpstreamConnectTimeout": "250ms"}}""",
            ("MCPPOLICY_MAX_DEPTH", "32"),
            ("MCPPOLICY_MAX_HEADER_SIZE", "8192")
        );
        Assert.Equal(1 << 20, options.Limits.MaxBodyBytes);
        Assert.Equal(32, options.Limits.MaxDepth);
        Assert.Equal(2 << 20, options.Limits.MaxListBytes);
        Assert.Equal(40, options.ServerLimits.MaxHeaders);
        Assert.Equal(8192, options.ServerLimits.MaxHeaderBytes);
        Assert.Equal(TimeSpan.FromSeconds(90), options.Http!.ResponseTimeout);
        Assert.Equal(TimeSpan.FromMilliseconds(250), options.Http.ConnectTimeout);
        Assert.Null(options.Http.Tls);
    }

    [Fact]
    public void Bind_HeaderFileWithALineBreak_IsRefusedWithoutItsValue()
    {
        DirectoryInfo directory = Directory.CreateTempSubdirectory("mcp-policy-");
        File.WriteAllText(Path.Combine(directory.FullName, "Authorization"), "Bearer hunter2\nX: y");
        string error = Bad($"--policy p --upstream http://x --upstream-headers {directory.FullName}");
        Assert.Contains("has a line break or control character inside", error, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", error, StringComparison.Ordinal);
    }

    private static ProxyOptions Good(string arguments, string? settings = null, params (string Name, string Value)[] environment)
    {
        OptionsResult result = Bind(arguments, settings, environment);
        Assert.Empty(result.Errors);
        return result.Options!;
    }

    private static string Bad(string arguments, string? settings = null, params (string Name, string Value)[] environment)
    {
        OptionsResult result = Bind(arguments, settings, environment);
        Assert.Null(result.Options);
        return Assert.Single(result.Errors.Take(1));
    }

    private static OptionsResult Bind(string arguments, string? settings, (string Name, string Value)[] environment)
    {
        string[] words = arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var commandLine = new CommandLine();
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(settings ?? "{}"));
        IConfiguration configuration = new ConfigurationBuilder().AddJsonStream(stream).Build();
        return OptionsBinder.Bind(
            commandLine.Read(words, commandLine.Parse(words)),
            new EnvironmentLayer(name => environment.FirstOrDefault(pair => pair.Name == name).Value),
            new AppSettingsLayer(configuration)
        );
    }
}
