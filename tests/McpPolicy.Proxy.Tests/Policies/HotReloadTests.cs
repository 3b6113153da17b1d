using System.Diagnostics;
using System.Text.Json;
using McpPolicy.Proxy.Tests.Hosting;

namespace McpPolicy.Proxy.Tests.Policies;

public sealed class HotReloadTests
{
    private const string OnlyA = """{"version":"1","default":"deny","tools":{"a":{}}}""";
    private const string OnlyB = """{"version":"1","default":"deny","tools":{"b":{}}}""";

    [Fact]
    public async Task Edit_WrittenInPlace_ComesIntoForce()
    {
        await using AnsweringServer server = await AnsweringServer.StartAsync();
        await using RunningProxy proxy = await RunningProxy.StartAsync(OnlyA, server.Url);
        Assert.Contains("served", await proxy.CallAsync("a"), StringComparison.Ordinal);
        Assert.Contains("isError\":true", await proxy.CallAsync("b"), StringComparison.Ordinal);

        await File.WriteAllTextAsync(proxy.PolicyFile, OnlyB, TestContext.Current.CancellationToken);
        await proxy.WaitForPolicyAsync(static p => Loads(p) == 2);
        Assert.Contains("isError\":true", await proxy.CallAsync("a"), StringComparison.Ordinal);
        Assert.Contains("served", await proxy.CallAsync("b"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Edit_RenamedOverTheFile_ComesIntoForce()
    {
        await using RunningProxy proxy = await RunningProxy.StartAsync(OnlyA);
        string revision = Revision(await proxy.PolicyAsync())!;
        await File.WriteAllTextAsync(proxy.PolicyFile + ".new", OnlyB, TestContext.Current.CancellationToken);
        File.Move(proxy.PolicyFile + ".new", proxy.PolicyFile, overwrite: true);
        await proxy.WaitForPolicyAsync(p => Revision(p) != revision);
    }

    [Fact]
    public async Task Edit_ConfigMapSwapsItsDataLink_ComesIntoForce()
    {
        string mount = Directory.CreateTempSubdirectory("mcp-policy-").FullName;
        WriteConfigMap(mount, "..first", OnlyA);
        File.CreateSymbolicLink(Path.Combine(mount, "policy.json"), "..data/policy.json");
        await using RunningProxy proxy = await RunningProxy.StartAsync(string.Empty, policyFile: Path.Combine(mount, "policy.json"));
        string revision = Revision(await proxy.PolicyAsync())!;

        WriteConfigMap(mount, "..second", OnlyB);
        Directory.Delete(Path.Combine(mount, "..first"), recursive: true);
        await proxy.WaitForPolicyAsync(p => Revision(p) != revision);
        Assert.Equal(0, (await proxy.PolicyAsync()).GetProperty("loadFailures").GetInt64());
    }

    [Fact]
    public async Task Edit_Invalid_KeepsTheLastGoodOneAndSaysWhereItIsWrong()
    {
        await using AnsweringServer server = await AnsweringServer.StartAsync();
        await using RunningProxy proxy = await RunningProxy.StartAsync(OnlyA, server.Url);
        string revision = Revision(await proxy.PolicyAsync())!;
        await File.WriteAllTextAsync(
            proxy.PolicyFile,
            "{\"version\":\"1\",\n \"defualt\":\"deny\"}",
            TestContext.Current.CancellationToken
        );
        JsonElement policy = await proxy.WaitForPolicyAsync(static p => p.GetProperty("loadFailures").GetInt64() > 0);
        Assert.Equal(revision, Revision(policy));
        Assert.Contains("policy.json:2:", policy.GetProperty("lastError").GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Contains("served", await proxy.CallAsync("a"), StringComparison.Ordinal);
        string metrics = await proxy.Client.GetStringAsync(proxy.AdminUrl + "/metrics", TestContext.Current.CancellationToken);
        Assert.Contains("mcp_policy_load_failures_total 1\n", metrics, StringComparison.Ordinal);

        await File.WriteAllTextAsync(proxy.PolicyFile, OnlyB, TestContext.Current.CancellationToken);
        policy = await proxy.WaitForPolicyAsync(static p => Loads(p) == 2);
        Assert.Equal(JsonValueKind.Null, policy.GetProperty("lastError").ValueKind);
    }

    [Fact]
    public async Task Edit_Deleted_KeepsTheLastGoodOneAndSaysSo()
    {
        await using AnsweringServer server = await AnsweringServer.StartAsync();
        await using RunningProxy proxy = await RunningProxy.StartAsync(OnlyA, server.Url);
        File.Delete(proxy.PolicyFile);
        JsonElement policy = await proxy.WaitForPolicyAsync(static p => p.GetProperty("loadFailures").GetInt64() == 1);
        Assert.Contains("no such file", policy.GetProperty("lastError").GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Contains("served", await proxy.CallAsync("a"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Edit_LeavesALimitInPlace_CountersSurvive()
    {
        const string policy =
            """{"version":"1","default":"deny","tools":{"a":{"limits":[{"counter":"calls","window":"day","max":2,"scope":"grant"}]}}}""";
        string edited = policy.Replace("\"tools\":{", "\"tools\":{\"b\":{},", StringComparison.Ordinal);
        await using AnsweringServer server = await AnsweringServer.StartAsync();
        await using RunningProxy proxy = await RunningProxy.StartAsync(policy, server.Url);
        Assert.Contains("served", await proxy.CallAsync("a"), StringComparison.Ordinal);
        Assert.Contains("served", await proxy.CallAsync("a"), StringComparison.Ordinal);
        await File.WriteAllTextAsync(proxy.PolicyFile, edited, TestContext.Current.CancellationToken);
        await proxy.WaitForPolicyAsync(static p => Loads(p) == 2);
        Assert.Contains("\"effect\":\"limit\"", await proxy.CallAsync("a"), StringComparison.Ordinal);
        Assert.Contains("served", await proxy.CallAsync("b"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Edit_TwentyTimesUnderLoad_NoCallFailsAndNoneSeesAMixture()
    {
        await using AnsweringServer server = await AnsweringServer.StartAsync();
        await using RunningProxy proxy = await RunningProxy.StartAsync(Tagged(0), server.Url);
        using var stop = new CancellationTokenSource();
        Task<int>[] callers = [.. Enumerable.Range(0, 4).Select(_ => Task.Run(() => CallUntilAsync(proxy, stop.Token)))];
        for (int i = 1; i <= 20; i++)
        {
            await File.WriteAllTextAsync(proxy.PolicyFile + ".new", Tagged(i), TestContext.Current.CancellationToken);
            File.Move(proxy.PolicyFile + ".new", proxy.PolicyFile, overwrite: true);
            await proxy.WaitForPolicyAsync(p => Loads(p) == i + 1);
        }

        await stop.CancelAsync();
        Assert.All(await Task.WhenAll(callers), static calls => Assert.True(calls > 0));
    }

    // Every revision names itself in the denials of two tools, so an answer that mixes revisions is seen.
    private static async Task<int> CallUntilAsync(RunningProxy proxy, CancellationToken stop)
    {
        int calls = 0;
        while (!stop.IsCancellationRequested)
        {
            Assert.Contains("served", await proxy.CallAsync("good"), StringComparison.Ordinal);
            using var denial = JsonDocument.Parse(await proxy.CallAsync("bad"));
            JsonElement result = denial.RootElement.GetProperty("result");
            string reason = result.GetProperty("_meta").GetProperty("mcppolicy.dev/decision").GetProperty("reason").GetString()!;
            Assert.Matches("^revision [0-9]+$", reason);
            Assert.Contains(reason, result.GetProperty("content")[0].GetProperty("text").GetString()!, StringComparison.Ordinal);
            calls++;
        }

        return calls;
    }

    private static string Tagged(int i) =>
        """{"version":"1","default":"deny","tools":{"good":{},"bad":{"action":"deny","reason":"revision #"}}}""".Replace(
            "#",
            $"{i}",
            StringComparison.Ordinal
        );

    private static void WriteConfigMap(string mount, string version, string policy)
    {
        Directory.CreateDirectory(Path.Combine(mount, version));
        File.WriteAllText(Path.Combine(mount, version, "policy.json"), policy);
        string link = Path.Combine(mount, "..data_tmp");
        File.CreateSymbolicLink(link, version);
        // rename(2), as the kubelet does it: File.Move does not take links to directories.
        using var move = Process.Start(
            new ProcessStartInfo("mv", ["-T", link, Path.Combine(mount, "..data")]) { UseShellExecute = false }
        )!;
        move.WaitForExit();
        Assert.Equal(0, move.ExitCode);
    }

    private static long Loads(JsonElement policy) => policy.GetProperty("loads").GetInt64();

    private static string? Revision(JsonElement policy) => policy.GetProperty("revision").GetString();
}
