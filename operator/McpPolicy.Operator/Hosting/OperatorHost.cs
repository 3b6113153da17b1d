using McpPolicy.Operator.DesiredState;

namespace McpPolicy.Operator.Hosting;

/// <summary>Puts the operator's process together.</summary>
public static class OperatorHost
{
    /// <summary>Builds the process without starting it.</summary>
    public static WebApplication Build(OperatorSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.AddSimpleConsole(o =>
        {
            o.SingleLine = true;
            o.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ ";
            o.UseUtcTimestamp = true;
        });
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning).AddFilter("System", LogLevel.Warning);
        builder.WebHost.UseUrls(settings.Admin.ToString()).ConfigureKestrel(k => k.AddServerHeader = false);
        builder
            .Services.AddKubernetesAccess(settings)
            .AddReconciliation(new ProxyImage(settings.ProxyImage, settings.ProxyImagePullPolicy))
            .AddControllers(settings);
        var host = builder.Build();
        host.MapAdminEndpoints();
        return host;
    }
}
