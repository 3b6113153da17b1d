using McpPolicy.Controllers.Health;
using McpPolicy.Metrics;
using McpPolicy.Metrics.Exposition;

namespace McpPolicy.Operator.Hosting;

/// <summary>What the operator says about itself: <c>/metrics</c>, <c>/healthz</c>, <c>/readyz</c>.</summary>
internal static class AdminEndpoints
{
    public static void MapAdminEndpoints(this WebApplication host)
    {
        var registry = host.Services.GetRequiredService<CollectorRegistry>();
        ProcessMetrics.Register(registry);
        RuntimeMetrics.Register(registry);
        host.MapGet("/metrics", context => WriteMetricsAsync(context, registry));
        host.MapGet("/healthz", context => WriteHealthAsync(context, report => report.IsLive));
        host.MapGet("/readyz", context => WriteHealthAsync(context, report => report.IsReady));
    }

    private static async Task WriteMetricsAsync(HttpContext context, CollectorRegistry registry)
    {
        var format = ContentNegotiation.Choose(context.Request.Headers.Accept);
        context.Response.ContentType = ContentNegotiation.ContentType(format);
        registry.WriteTo(context.Response.BodyWriter, format);
        await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
    }

    private static Task WriteHealthAsync(HttpContext context, Func<HealthReport, bool> isWell)
    {
        var report = context.RequestServices.GetRequiredService<IHealth>().Check();
        context.Response.StatusCode = isWell(report) ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(string.Join('\n', report.Details) + "\n", context.RequestAborted);
    }
}
