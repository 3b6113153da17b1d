using System.Security.Cryptography;
using System.Text;
using McpPolicy.Identity.Credentials;

namespace McpPolicy.Identity.Tests.Credentials;

/// <summary>Keys and grants from files: who they let in, and what a change does.</summary>
public sealed class CredentialStoreTests : IDisposable
{
    private const string Key = "mcpp_abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";
    private readonly string _directory = Directory.CreateTempSubdirectory("mcp-policy-keys-").FullName;
    private readonly Bench _bench;

    public CredentialStoreTests() =>
        _bench = new Bench(
            """{"version": "1", "authenticators": [{"name": "g", "type": "Grants", "path": "."}, {"name": "a", "type": "Anonymous"}]}""",
            _directory
        );

    private CredentialStore Store => _bench.Builder.Stores.Single();

    public void Dispose()
    {
        _bench.Dispose();
        Directory.Delete(_directory, recursive: true);
    }

    [Fact]
    public async Task Grant_IsLetIn_WithWhatItsFileSays()
    {
        Assert.Empty(
            await TakeAsync(Grant("ci", ", \"groups\": [\"bots\"], \"labels\": {\"team\": \"ml\"}, \"scopes\": [\"runs:write\"]"))
        );

        AuthenticationResult result = await _bench.AskAsync(Key);

        Assert.True(result.IsSuccess);
        Policy.Decisions.Caller caller = result.Credential.Caller;
        Assert.Equal(("grant/ci", "ci", "ci"), (caller.Id, caller.Grant, caller.Subject));
        Assert.True(caller.IsInGroup("bots") && caller.HasGrantLabel("team", "ml") && caller.HasScope("runs:write"));
    }

    [Theory]
    [InlineData("mcpp_abcdefghijklmnopqrstuvwxyz0123456789ABCDEFg")]
    [InlineData("mcpp_abcdefghijklmnopqrstuvwxyz0123456789ABCDEF")]
    [InlineData("MCPP_abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG")]
    [InlineData("mcpp_")]
    [InlineData("mcpp_abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG=")]
    public async Task AnythingElse_IsNotLetIn_AlsoWhereAnonymousIs(string key)
    {
        await TakeAsync(Grant("ci"));

        Assert.False((await _bench.AskAsync(key)).IsSuccess);
        Assert.True(_bench.Builder.Authentication.WithoutCredential.IsSuccess);
    }

    [Fact]
    public async Task Hash_IsNoKey()
    {
        await TakeAsync(Grant("ci"));

        Assert.False((await _bench.AskAsync(HashOf(Key))).IsSuccess);
        Assert.False((await _bench.AskAsync("mcpp_" + HashOf(Key))).IsSuccess);
    }

    [Fact]
    public async Task Expiry_HoldsFromItsMoment()
    {
        await TakeAsync(Grant("ci", ", \"expiresAt\": \"2026-03-01T13:01:00+01:00\""));

        _bench.Time.Advance(TimeSpan.FromSeconds(59));
        AuthenticationResult before = await _bench.AskAsync(Key);
        _bench.Time.Advance(TimeSpan.FromSeconds(1));

        Assert.True(before.IsSuccess);
        Assert.Equal(CredentialState.Expired, before.Credential.StateAt(_bench.Time.GetUtcNow()));
        Assert.Equal(AuthenticationFailure.Expired, (await _bench.AskAsync(Key)).Failure);
    }

    [Theory]
    [InlineData(", \"suspended\": true", AuthenticationFailure.Suspended)]
    [InlineData(", \"expiresAt\": \"2026-03-01T11:59:59Z\"", AuthenticationFailure.Expired)]
    public async Task Change_TakesTheCredentialAway_AtOnce(string more, AuthenticationFailure expected)
    {
        await TakeAsync(Grant("ci"));
        AuthenticationResult result = await _bench.AskAsync(Key);
        await TakeAsync(Grant("ci", more));

        Assert.Equal(CredentialState.Revoked, result.Credential!.StateAt(_bench.Time.GetUtcNow()));
        Assert.Equal(expected, (await _bench.AskAsync(Key)).Failure);
    }

    [Fact]
    public async Task Removal_TakesTheCredentialAway_AndAnUnrelatedChangeDoesNot()
    {
        await TakeAsync(Grant("ci"));
        AuthenticationResult result = await _bench.AskAsync(Key);
        await TakeAsync(Grant("ci") + "," + Grant("other", "", "mcpp_other"));
        Assert.Equal(CredentialState.Valid, result.Credential!.StateAt(_bench.Time.GetUtcNow()));

        await TakeAsync(Grant("other", "", "mcpp_other"));
        Assert.Equal(CredentialState.Revoked, result.Credential.StateAt(_bench.Time.GetUtcNow()));
        Assert.Equal(AuthenticationFailure.Unknown, (await _bench.AskAsync(Key)).Failure);
    }

    [Fact]
    public async Task BadFile_ChangesNothing_AndSaysWhere()
    {
        await TakeAsync(Grant("ci"));
        foreach (string bad in new[] { "{", "[]", "", """{"version": "1", "grants": [{"name": "ci", "hahs": "x"}]}""" })
        {
            await File.WriteAllTextAsync(Path.Combine(_directory, "grants.json"), bad, TestContext.Current.CancellationToken);
            Assert.NotEmpty(Store.Take(await Store.ReadAsync(TestContext.Current.CancellationToken)));
            Assert.True((await _bench.AskAsync(Key)).IsSuccess);
        }

        File.Delete(Path.Combine(_directory, "grants.json"));
        Assert.Contains(
            "there is no .yaml",
            Store.Take(await Store.ReadAsync(TestContext.Current.CancellationToken)).Single(),
            StringComparison.Ordinal
        );
        Assert.True((await _bench.AskAsync(Key)).IsSuccess);
    }

    [Theory]
    [InlineData("\"name\": \"a\", \"hash\": \"sha256:abc\"", "\"hash\" is not one")]
    [InlineData("\"name\": \"a\", \"hash\": \"mcpp_this-is-the-key-itself\"", "\"hash\" is not one")]
    [InlineData("\"name\": \"a\"", "\"hash\" is missing")]
    [InlineData("HASH", "\"name\" is missing")]
    [InlineData("\"name\": \"a\", HASH, \"expiresAt\": \"2027-01-31\"", "RFC 3339")]
    [InlineData("\"name\": \"a\", HASH, \"expiresAt\": \"2027-01-31T00:00:00\"", "RFC 3339")]
    [InlineData("\"name\": \"a\", HASH, \"expiresAt\": \"2027-02-31T00:00:00Z\"", "RFC 3339")]
    [InlineData("\"name\": \"a\", HASH, \"suspended\": \"yes\"", "must be true or false")]
    [InlineData("\"name\": \"a\", HASH, \"subject\": \"system:admin\"", "Kubernetes' own")]
    [InlineData("\"name\": \"a\", HASH, \"groups\": [\"system:masters\"]", "Kubernetes' own")]
    [InlineData("\"name\": \"a\", HASH, \"lables\": {}", "did you mean \"labels\"?")]
    [InlineData("\"name\": \"a\", HASH, \"scopes\": [\"a b\"]", "without blanks")]
    public async Task Entry_ThatIsNotUnderstood_IsAnErrorThatDoesNotRepeatSecrets(string members, string expected)
    {
        string entry = "{" + members.Replace("HASH", $"\"hash\": \"{HashOf(Key)}\"", StringComparison.Ordinal) + "}";
        string error = Assert.Single(await TakeAsync(entry));

        Assert.Contains(expected, error, StringComparison.Ordinal);
        Assert.Contains("grants.json:", error, StringComparison.Ordinal);
        Assert.DoesNotContain("this-is-the-key-itself", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Directory_IsOneWhole_LinksAsInMountedSecretsIncluded()
    {
        string data = Directory.CreateDirectory(Path.Combine(_directory, "..2026")).FullName;
        await File.WriteAllTextAsync(Path.Combine(data, "one.json"), FileOf(Grant("ci")), TestContext.Current.CancellationToken);
        File.CreateSymbolicLink(Path.Combine(_directory, "..data"), "..2026");
        File.CreateSymbolicLink(Path.Combine(_directory, "one.json"), "..data/one.json");
        await File.WriteAllTextAsync(
            Path.Combine(_directory, "two.yaml"),
            FileOf(Grant("ci", "", "mcpp_two")),
            TestContext.Current.CancellationToken
        );
        Assert.Empty(Store.Take(await Store.ReadAsync(TestContext.Current.CancellationToken)));
        Assert.Equal(2, Store.Count);
        Assert.Equal((await _bench.AskAsync(Key)).Credential!.Caller.Id, (await _bench.AskAsync("mcpp_two")).Credential!.Caller.Id);

        await File.WriteAllTextAsync(Path.Combine(_directory, "two.yaml"), FileOf(Grant("other")), TestContext.Current.CancellationToken);
        Assert.Contains(
            "has the hash of",
            Assert.Single(Store.Take(await Store.ReadAsync(TestContext.Current.CancellationToken))),
            StringComparison.Ordinal
        );
    }

    private async Task<IReadOnlyList<string>> TakeAsync(string entries)
    {
        await File.WriteAllTextAsync(Path.Combine(_directory, "grants.json"), FileOf(entries), TestContext.Current.CancellationToken);
        return Store.Take(await Store.ReadAsync(TestContext.Current.CancellationToken));
    }

    private static string FileOf(string entries) => $$"""{"version": "1", "grants": [{{entries}}]}""";

    private static string Grant(string name, string more = "", string key = Key) =>
        $$"""{"name": "{{name}}", "hash": "{{HashOf(key)}}"{{more}}}""";

    private static string HashOf(string key) => "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
