using System.Text;
using McpPolicy.Policy.Compilation;
using McpPolicy.Policy.Documents;
using McpPolicy.Policy.Model;

namespace McpPolicy.Policy.Tests.Documents;

public class YamlDocumentTests
{
    private const string Resource = """
        apiVersion: mcppolicy.dev/v1alpha1
        kind: ToolPolicy
        metadata: {name: mlflow-writes, namespace: ml}
        spec:
          targetRefs:
          - {group: mcppolicy.dev, kind: McpServer, name: mlflow}
          rules:
          - name: tag-runs
            tools: [set_run_tag]
            action: Allow
            when:
            - {path: /key, op: regex, value: "^[a-z.]+$"}
            limits:
            - {counter: set_run_tag_rate, window: minute, max: 30, scope: grant}
          - name: never-delete
            tools: ["delete_*"]
            action: Deny
            reason: Deleting is done in the MLflow UI.
            hide: true
        """;

    [Fact]
    public void Read_ToolPolicy_IsThePolicyOfItsSpec()
    {
        var policy = Assert.Single(Read(Resource).Document!.Policies);

        Assert.Equal("ml/mlflow-writes", policy.Name);
        Assert.Equal(["tag-runs", "never-delete"], policy.Rules.Select(static rule => rule.Name));
        Assert.Equal("/spec/rules/1", policy.Rules[1].Pointer);
        Assert.True(policy.Rules[1].Hide);
    }

    [Fact]
    public void Read_SeveralDocuments_AreAllReadAndServersSkipped()
    {
        var second = Resource.Replace("mlflow-writes", "second", StringComparison.Ordinal);
        const string Server = "apiVersion: mcppolicy.dev/v1alpha1\nkind: McpServer\nmetadata: {name: mlflow}\n";

        var result = Read($"---\n{Resource}\n---\n{Server}---\n{second}\n---\n");

        Assert.Equal(["ml/mlflow-writes", "ml/second"], result.Document!.Policies.Select(static p => p.Name));
        Assert.Contains("McpServer", Assert.Single(result.Diagnostics).Message);
        Assert.Equal(DiagnosticSeverity.Warning, result.Diagnostics[0].Severity);
    }

    [Theory]
    [InlineData("max: 30", "max: 0x1E", "YAML readers disagree on what 0x1E is")]
    [InlineData("max: 30", "max: 1_000", "disagree")]
    [InlineData("max: 30", "max: 030", "disagree")]
    [InlineData("hide: true", "hide: yes", "disagree")]
    [InlineData("hide: true", "hide: True", "disagree")]
    [InlineData("hide: true", "hide: \"true\"", "must be true or false")]
    [InlineData("hide: true", "hide: &a true", "anchors")]
    [InlineData("hide: true", "hide: !!bool true", "tags")]
    [InlineData("action: Deny", "action: Deny\n    action: Deny", "given twice")]
    [InlineData("action: Deny", "<<: {action: Deny}", "merge keys")]
    [InlineData("kind: ToolPolicy", "kind: Deployment", "a Deployment is not a ToolPolicy")]
    [InlineData("kind: ToolPolicy", "kind: McpServer", "there is no ToolPolicy")]
    [InlineData("v1alpha1", "v1", "must be mcppolicy.dev/v1alpha1")]
    [InlineData("kind: McpServer", "kind: Gateway", "must be \"McpServer\"")]
    [InlineData("action: Allow", "action: allow", "did you mean \"Allow\"?")]
    [InlineData("  rules:", "  rules: [", "not valid YAML")]
    public void Read_Traps_AreRefused(string good, string bad, string expected)
    {
        var result = Read(Resource.Replace(good, bad, StringComparison.Ordinal));

        Assert.Null(result.Document);
        Assert.Contains(expected, string.Join('\n', result.Diagnostics));
        Assert.All(result.Diagnostics, static d => Assert.True(d.Line > 0 && d.Column > 0));
    }

    [Fact]
    public void Read_SeedAsYaml_IsTheSamePolicyAsItsJson()
    {
        const string Yaml = "version: \"1\"\ndefault: deny\ntools:\n  set_run_tag:\n    rate_limit: 30/minute\n";
        const string Json = """{"version":"1","tools":{"set_run_tag":{"rate_limit":{"max":30,"window":60}}}}""";

        Assert.Equal(Revision(Yaml), Revision(Json));
    }

    [Fact]
    public void ReadSpec_JsonOfTheResource_IsTheSamePolicy()
    {
        const string Spec = """
            {"targetRefs":[{"group":"mcppolicy.dev","kind":"McpServer","name":"mlflow"}],
             "rules":[{"name":"r","tools":["t"],"action":"Allow"}]}
            """;

        var (policy, diagnostics) = ToolPolicyReader.ReadSpec(Encoding.UTF8.GetBytes(Spec), "ml/p");

        Assert.Empty(diagnostics);
        Assert.Equal(("ml/p", DefaultAction.Deny, RuleAction.Allow), (policy!.Name, policy.Default, policy.Rules[0].Action));
        var wrong = ToolPolicyReader.ReadSpec("""{"rules":[]}"""u8.ToArray(), "ml/p");
        Assert.Null(wrong.Policy);
        Assert.Contains("exactly one of", Assert.Single(wrong.Diagnostics).ToString());
    }

    private static string Revision(string text) => PolicyCompiler.Compile(Read(text).Document!).Revision;

    private static PolicyReadResult Read(string text) => PolicyReader.Read(Encoding.UTF8.GetBytes(text), "p.yaml");
}
