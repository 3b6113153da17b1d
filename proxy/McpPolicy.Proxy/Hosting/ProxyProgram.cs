using System.Collections.Immutable;
using McpPolicy.Proxy.Admin;
using McpPolicy.Proxy.Configuration;
using McpPolicy.Proxy.Policies;

namespace McpPolicy.Proxy.Hosting;

/// <summary>Runs the proxy from start to end.</summary>
internal sealed class ProxyProgram(TextWriter output, TextWriter errors)
{
    public async Task<int> RunAsync(ProxyOptions options)
    {
        await using WebApplication app = ProxyApp.Create(options);
        ImmutableArray<string> problems = await StartAsync(app, options);
        if (!problems.IsEmpty)
        {
            return Refuse(problems);
        }

        Banner.Write(output, app);
        await app.WaitForShutdownAsync();
        return ExitStatus.Success;
    }

    public int Refuse(ImmutableArray<string> problems)
    {
        foreach (string problem in problems)
        {
            errors.WriteLine($"mcp-policy-proxy: {problem}");
        }

        return ExitStatus.BadInput;
    }

    private async Task<ImmutableArray<string>> StartAsync(WebApplication app, ProxyOptions options)
    {
        PolicyStore policies = app.Services.GetRequiredService<PolicyStore>();
        ImmutableArray<string> problems = await policies.LoadAsync(quiet: !options.WaitForPolicy, CancellationToken.None);
        if (!problems.IsEmpty && !options.WaitForPolicy)
        {
            return problems;
        }

        ImmutableArray<string> credentials = await CredentialLoad.LoadAsync(
            app.Services,
            quiet: !options.WaitForPolicy,
            CancellationToken.None
        );
        if (!credentials.IsEmpty && !options.WaitForPolicy)
        {
            return credentials;
        }

        if (await new UpstreamCheck(errors, TimeProvider.System).FindProblemAsync(options) is { } unreachable)
        {
            return [unreachable];
        }

        try
        {
            await app.StartAsync();
            app.Services.GetRequiredService<StartupGate>().Open();
            return [];
        }
        catch (Exception exception) when (BindProblem.IsOne(exception))
        {
            bool adminIsUp = app.Services.GetRequiredService<AdminServer>().Url is not null;
            return
            [
                adminIsUp
                    ? BindProblem.Describe(ClientSettings.Listen, options.Listen, exception)
                    : BindProblem.Describe(Settings.Admin, options.Admin, exception),
            ];
        }
    }
}
