using McpPolicy.Identity.Credentials;
using McpPolicy.Testing.Issuers;

namespace McpPolicy.Identity.Tests;

public sealed class AllocationTests
{
    [Fact]
    public async Task Authenticate_TokenSeenBefore_AllocatesNothing()
    {
        await using TestIssuer issuer = await TestIssuer.StartAsync();
        using Bench bench = Bench.For(issuer);
        string token = issuer.Token(issuer.Claims(Bench.Audience, "alice", bench.Time.GetUtcNow()));
        Assert.True((await bench.AskAsync(token)).IsSuccess);

        Assert.Equal(0, MeasureWarm(bench, token));
    }

    // A debug build makes a class of each asynchronous method's state.
#if !DEBUG
    [Fact]
    public async Task Authenticate_Grant_AllocatesNothing()
    {
        const string Key = "mcpp_abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";
        string file = Path.GetTempFileName();
        string hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(Key)));
        await File.WriteAllTextAsync(
            file,
            $$$"""{"version":"1","grants":[{"name":"ci","hash":"sha256:{{{hash}}}"}]}""",
            TestContext.Current.CancellationToken
        );
        using var bench = new Bench($$"""{"version":"1","authenticators":[{"name":"g","type":"Grants","path":"{{file}}"}]}""");
        CredentialStore store = bench.Builder.Stores.Single();
        Assert.Empty(store.Take(await store.ReadAsync(TestContext.Current.CancellationToken)));

        Assert.Equal(0, MeasureWarm(bench, Key));
    }
#endif

    private static long MeasureWarm(Bench bench, string token)
    {
        long least = long.MaxValue;
        for (int round = 0; round < 2_000 && least > 0; round++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < 50; i++)
            {
                ValueTask<AuthenticationResult> asking = bench.Builder.Authentication.AuthenticateAsync(
                    token.AsMemory(),
                    CancellationToken.None
                );
                if (!asking.IsCompletedSuccessfully || !asking.Result.IsSuccess)
                {
                    Assert.Fail("The answer was not there at once, or not the one expected.");
                }
            }

            // The least of the rounds: the first ones run before the code is optimised.
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }
}
