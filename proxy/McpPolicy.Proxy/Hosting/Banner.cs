using McpPolicy.Proxy.Admin;
using McpPolicy.Proxy.Configuration;
using McpPolicy.Proxy.Policies;
using McpPolicy.Proxy.Telemetry;

namespace McpPolicy.Proxy.Hosting;

/// <summary>What is told on standard output once the proxy runs.</summary>
internal static class Banner
{
    public static void Write(TextWriter output, WebApplication app)
    {
        ProxyOptions options = app.Services.GetRequiredService<ProxyOptions>();
        PolicyStatus policy = app.Services.GetRequiredService<PolicyStore>().Status;
        output.WriteLine($"mcp-policy-proxy {ProgramVersion.Text}");
        output.WriteLine($"  protects  {Target(options)}");
        output.WriteLine($"  MCP       {app.Urls.First()}/mcp");
        output.WriteLine($"  admin     {app.Services.GetRequiredService<AdminServer>().Url} (/metrics /healthz /readyz /policy)");
        if (options.CounterStore is { } store)
        {
            output.WriteLine($"  counters  {store.Description}, prefix {store.Store.Prefix}");
        }

        output.WriteLine(
            policy.Revision is null
                ? $"  policy    {policy.Source}: none valid yet, every call is denied"
                : $"  policy    {policy.Source}, revision {policy.Revision}, {policy.Rules} {(policy.Rules == 1 ? "rule" : "rules")}"
        );
        output.Flush();
    }

    private static string Target(ProxyOptions options) =>
        options.Http?.Url.GetLeftPart(UriPartial.Path) ?? $"{options.Stdio!.Command} (stdio)";
}
