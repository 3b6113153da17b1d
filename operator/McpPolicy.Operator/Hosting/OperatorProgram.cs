using McpPolicy.Kubernetes;

namespace McpPolicy.Operator.Hosting;

/// <summary>The operator as a program: flags in, exit status out.</summary>
internal static class OperatorProgram
{
    private const int BadInput = 2;

    public static async Task<int> RunAsync(string[] arguments)
    {
        var options = new CommandLineOptions();
        var command = options.ToCommand();
        command.SetAction(
            async (result, cancellationToken) =>
            {
                try
                {
                    return await RunAsync(options.Read(result), cancellationToken);
                }
                catch (Exception e) when (e is OperatorSettingsException or KubernetesConfigurationException)
                {
                    await Console.Error.WriteLineAsync($"mcp-policy-operator: {e.Message}");
                    return BadInput;
                }
            }
        );
        var parsed = command.Parse(arguments);
        if (parsed.Errors.Count == 0)
        {
            return await parsed.InvokeAsync();
        }

        await Console.Error.WriteLineAsync($"mcp-policy-operator: {parsed.Errors[0].Message} (--help lists the flags)");
        return BadInput;
    }

    private static async Task<int> RunAsync(OperatorSettings settings, CancellationToken cancellationToken)
    {
        var host = OperatorHost.Build(settings);
        await using (host)
        {
            try
            {
                await host.StartAsync(cancellationToken);
            }
            catch (IOException e)
            {
                throw new OperatorSettingsException($"--admin {settings.Admin}: {e.Message}");
            }

            await host.WaitForShutdownAsync(cancellationToken);
            return Environment.ExitCode;
        }
    }
}
