using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace McpPolicy.Operator.Tests.Running;

/// <summary>What a proxy pod's admin port says, at a loopback address of its own: no kubelet runs here to start the real one.</summary>
internal sealed class FakeProxy : IAsyncDisposable
{
    private static int _last = Random.Shared.Next(1 << 20);

    private readonly WebApplication _host;
    private int _asked;

    private FakeProxy(WebApplication host, string address)
    {
        _host = host;
        Address = address;
    }

    public string Address { get; }

    /// <summary>The revision it says it has loaded; null for none.</summary>
    public string? Revision { get; set; }

    /// <summary>The revision of the grants it says it has in force; null for none.</summary>
    public string? Credentials { get; set; }

    /// <summary>What it says of its last failure to load; null for no failure.</summary>
    public string? LastError { get; set; }

    /// <summary>How often it was asked.</summary>
    public int Asked => Volatile.Read(ref _asked);

    public static async Task<FakeProxy> StartAsync()
    {
        var number = Interlocked.Increment(ref _last);
        var address = string.Create(
            CultureInfo.InvariantCulture,
            $"127.{100 + ((number >> 16) & 15)}.{(number >> 8) & 255}.{1 + (number & 127)}"
        );
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://{address}:9090");
        var host = builder.Build();
        var proxy = new FakeProxy(host, address);
        host.MapGet("/policy", context => context.Response.WriteAsync(proxy.Answer().ToJsonString()));
        host.MapGet("/authentication", context => context.Response.WriteAsync(proxy.AuthenticationAnswer().ToJsonString()));
        await host.StartAsync();
        return proxy;
    }

    /// <summary>The status of a pod that this is the proxy of.</summary>
    public JsonObject ReadyStatus() =>
        new()
        {
            ["status"] = new JsonObject
            {
                ["phase"] = "Running",
                ["podIP"] = Address,
                ["podIPs"] = new JsonArray(new JsonObject { ["ip"] = Address }),
                ["conditions"] = new JsonArray(new JsonObject { ["type"] = "Ready", ["status"] = "True" }),
            },
        };

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    private JsonObject AuthenticationAnswer() =>
        new()
        {
            ["authenticators"] = new JsonArray(
                new JsonObject
                {
                    ["name"] = "agents",
                    ["type"] = "Grants",
                    ["revision"] = Credentials,
                    ["credentials"] = 1,
                }
            ),
        };

    private JsonObject Answer()
    {
        Interlocked.Increment(ref _asked);
        return new JsonObject
        {
            ["revision"] = Revision,
            ["source"] = "/etc/mcp-policy/policy.json",
            ["lastError"] = LastError is null ? null : new JsonObject { ["message"] = LastError },
        };
    }
}
