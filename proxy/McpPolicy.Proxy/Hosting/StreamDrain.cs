namespace McpPolicy.Proxy.Hosting;

/// <summary>Ends GET streams when the proxy is told to stop: they never end by themselves, and their clients open them elsewhere.</summary>
internal static class StreamDrain
{
    public static IApplicationBuilder UseStreamDrain(this IApplicationBuilder app)
    {
        CancellationToken stopping = app.ApplicationServices.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        return app.Use(next => context => HttpMethods.IsGet(context.Request.Method) ? EndAsync(context, next, stopping) : next(context));
    }

    private static async Task EndAsync(HttpContext context, RequestDelegate next, CancellationToken stopping)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        context.RequestAborted = either.Token;
        await next(context);
    }
}
