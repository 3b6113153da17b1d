using System.Text.Json;
using McpPolicy.Identity;
using McpPolicy.Metrics;
using McpPolicy.Metrics.Exposition;
using McpPolicy.Proxy.Counters;
using McpPolicy.Proxy.Hosting;
using McpPolicy.Proxy.Policies;

namespace McpPolicy.Proxy.Admin;

/// <summary>Answers on the admin port. No answer holds a secret or what callers sent.</summary>
internal sealed class AdminEndpoints(
    PolicyStore policies,
    ReadyState state,
    CollectorRegistry registry,
    CounterStoreMonitor? store = null,
    AuthenticationBuilder? authentication = null
)
{
    private const string PlainText = "text/plain; charset=utf-8";

    public Task HandleAsync(HttpContext context)
    {
        if (!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method))
        {
            context.Response.Headers.Allow = "GET, HEAD";
            return WriteAsync(context, StatusCodes.Status405MethodNotAllowed, "GET only\n");
        }

        context.Response.Headers.CacheControl = "no-store";
        return context.Request.Path.Value switch
        {
            "/healthz" => WriteAsync(context, StatusCodes.Status200OK, "ok\n"),
            "/readyz" => WriteReadyAsync(context),
            "/policy" => WritePolicyAsync(context),
            "/authentication" => WriteAuthenticationAsync(context),
            "/metrics" => WriteMetricsAsync(context),
            _ => WriteAsync(context, StatusCodes.Status404NotFound, "here are /metrics, /healthz, /readyz, /policy and /authentication\n"),
        };
    }

    private Task WriteReadyAsync(HttpContext context)
    {
        string? hindrance =
            state.IsDraining ? "draining"
            : policies.Current is null ? "no valid policy"
            : null;
        return hindrance is null
            ? WriteAsync(context, StatusCodes.Status200OK, "ready\n")
            : WriteAsync(context, StatusCodes.Status503ServiceUnavailable, $"not ready: {hindrance}\n");
    }

    private Task WritePolicyAsync(HttpContext context)
    {
        context.Response.ContentType = "application/json";
        var report = PolicyReport.From(policies.Status) with { CounterStoreProblem = store?.Problem };
        return JsonSerializer.SerializeAsync(context.Response.Body, report, AdminJson.Default.PolicyReport, context.RequestAborted);
    }

    private Task WriteAuthenticationAsync(HttpContext context)
    {
        context.Response.ContentType = "application/json";
        var report = AuthenticationReport.From(authentication?.Stores ?? []);
        return JsonSerializer.SerializeAsync(context.Response.Body, report, AdminJson.Default.AuthenticationReport, context.RequestAborted);
    }

    private async Task WriteMetricsAsync(HttpContext context)
    {
        ExpositionFormat format = ContentNegotiation.Choose(context.Request.Headers.Accept.ToString());
        context.Response.ContentType = ContentNegotiation.ContentType(format);
        registry.WriteTo(context.Response.BodyWriter, format);
        await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
    }

    private static Task WriteAsync(HttpContext context, int status, string text)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = PlainText;
        return context.Response.WriteAsync(text, context.RequestAborted);
    }
}
