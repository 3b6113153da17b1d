namespace McpPolicy.Samples.Mlflow.Hosting.Http;

/// <summary>Puts Streamable HTTP, both protocol eras, at one path.</summary>
internal static class McpEndpoints
{
    public const string Path = "/mcp";

    /// <summary>The largest request body, in bytes.</summary>
    public const long MaxBodyBytes = 4 * 1024 * 1024;

    /// <summary>Adds what <see cref="MapMcpEndpoints"/> needs.</summary>
    /// <param name="services">Where to add.</param>
    /// <param name="isLoopbackOnly">Whether only this machine can connect; then Host must name it too.</param>
    public static IServiceCollection AddMcpEndpoints(this IServiceCollection services, bool isLoopbackOnly) =>
        services
            .AddSingleton(new RebindingGuard(isLoopbackOnly))
            .AddSingleton<SessionTable>()
            .AddSingleton<PostHandler>()
            .AddSingleton<SessionHandler>()
            .AddHostedService<SessionExpiry>();

    public static void MapMcpEndpoints(this IEndpointRouteBuilder app)
    {
        var guard = app.ServiceProvider.GetRequiredService<RebindingGuard>();
        var posts = app.ServiceProvider.GetRequiredService<PostHandler>();
        var sessions = app.ServiceProvider.GetRequiredService<SessionHandler>();
        var group = app.MapGroup(Path).AddEndpointFilter(guard.FilterAsync);
        group.MapPost("", (HttpContext context) => posts.HandleAsync(context));
        group.MapGet("", (HttpContext context) => sessions.StreamAsync(context));
        group.MapDelete("", (HttpContext context) => sessions.DeleteAsync(context));
    }
}
