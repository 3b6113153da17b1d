using System.Text;
using System.Text.Json;
using McpPolicy.Identity.Configuration;
using McpPolicy.Identity.Credentials;
using McpPolicy.Kubernetes.Models;
using McpPolicy.Operator.Entities;
using McpPolicy.Operator.Entities.Grants;
using McpPolicy.Operator.Grants;

namespace McpPolicy.Operator.Tests.Grants;

public sealed class CredentialComposerTests
{
    private static readonly DateTimeOffset Epoch = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly GrantReads _reads = new();

    [Fact]
    public void Compose_AnyOrder_GivesTheSameBytesThatProxiesTake()
    {
        McpGrant[] grants = [Grant("b", 2), Grant("a", 1), Grant("c", 3, """{"servers": ["s"], "labels": {"z": "1", "a": "2"}}""")];

        var one = Compose(grants);
        var other = Compose(grants.Reverse());

        Assert.Equal(one.File, other.File);
        Assert.Equal(one.Revision, other.Revision);
        Assert.Empty(CredentialCheck.Check(AuthenticatorType.Grants, Encoding.UTF8.GetBytes(one.File), "grants.json"));
    }

    [Fact]
    public void Compose_NoGrant_GivesAFileThatLetsNobodyIn() => Assert.Equal("""{"version":"1","grants":[]}""", Compose([]).File);

    [Fact]
    public void Compose_GrantWithoutToken_LeavesItOut() => Assert.Empty(Compose([Grant("a", 1) with { Status = null }]).Grants);

    [Fact]
    public void Compose_InvalidGrant_LeavesItOut() =>
        Assert.Empty(Compose([Grant("a", 1, """{"servers": ["s"], "subject": "system:admin"}""")]).Grants);

    [Fact]
    public void Compose_OneHashTwice_KeepsTheOlder()
    {
        var older = Grant("b", 1);
        var younger = Grant("a", 2) with { Status = older.Status };

        var composed = Compose([younger, older]);

        Assert.Equal(["b"], composed.Grants);
        Assert.Empty(CredentialCheck.Check(AuthenticatorType.Grants, Encoding.UTF8.GetBytes(composed.File), "grants.json"));
    }

    [Fact]
    public void Compose_MoreThanFit_LeavesTheYoungestOut()
    {
        var entry = Encoding.UTF8.GetByteCount(Compose([Grant("a", 1)]).File) - Encoding.UTF8.GetByteCount(Compose([]).File);

        var composed = Compose([Grant("a", 3), Grant("b", 1), Grant("c", 2)], 2 * (entry + 1));

        Assert.Equal(["b", "c"], composed.Grants.Order(StringComparer.Ordinal));
    }

    private ServerCredentials Compose(IEnumerable<McpGrant> grants, int maxBytes = CredentialComposer.MaxBytes) =>
        CredentialComposer.Compose(grants.Select(g => (g, _reads.Of(g))), maxBytes);

    private static McpGrant Grant(string name, int age, string spec = """{"servers": ["s"]}""") =>
        new()
        {
            Metadata = new V1ObjectMeta
            {
                Name = name,
                Namespace = "n",
                CreationTimestamp = Epoch.AddDays(age),
            },
            Spec = JsonElement.Parse(spec),
            Status = new McpGrantStatus
            {
                Token = new GrantTokenStatus
                {
                    SecretName = $"{name}-token",
                    SecretUid = name,
                    Hash = TokenText.HashOf(name),
                    IssuedAt = Epoch,
                },
            },
        };
}
