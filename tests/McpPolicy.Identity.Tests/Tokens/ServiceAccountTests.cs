using McpPolicy.Testing.Issuers;

namespace McpPolicy.Identity.Tests.Tokens;

/// <summary>Tokens as a Kubernetes API server issues them.</summary>
public sealed class ServiceAccountTests
{
    private const string Good = ",\"kubernetes.io\":{\"namespace\":\"ml\",\"serviceaccount\":{\"name\":\"job\",\"uid\":\"1\"}}";

    [Theory]
    [InlineData("system:serviceaccount:ml:job", Good, true)]
    [InlineData("system:serviceaccount:ml:job", "", false)]
    [InlineData("system:serviceaccount:kube-system:job", Good, false)]
    [InlineData("system:serviceaccount:ml:admin", Good, false)]
    [InlineData("system:serviceaccount:ml:job:x", Good, false)]
    [InlineData("system:serviceaccount:ml", Good, false)]
    [InlineData("system:node:ml", Good, false)]
    [InlineData("ml/job", Good, false)]
    public async Task Token_IsOfAServiceAccount_WhenItSaysSoTwice(string subject, string more, bool expected)
    {
        await using TestIssuer issuer = await TestIssuer.StartAsync();
        using var bench = new Bench(
            $$"""
            version: "1"
            authenticators:
            - {name: cluster, type: ServiceAccount, issuer: "{{issuer.Url}}", audiences: [a, b], jwks: {url: "{{issuer.KeysUrl}}"} }
            """
        );

        AuthenticationResult result = await bench.AskAsync(issuer.Token(issuer.Claims("b", subject, bench.Time.GetUtcNow(), more)));

        Assert.Equal(expected, result.IsSuccess);
        if (expected)
        {
            Assert.Equal("ml/job", result.Credential!.Caller.ServiceAccount);
            Assert.Equal("serviceaccount/ml/job", result.Credential.Caller.Id);
            Assert.True(result.Credential.Caller.IsInGroup("system:serviceaccounts:ml"));
            Assert.False(result.Credential.CanStepUp);
        }
    }
}
