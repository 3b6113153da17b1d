using System.Globalization;
using System.Text.Json.Nodes;
using McpPolicy.Kubernetes;
using McpPolicy.Kubernetes.Models;

namespace McpPolicy.Controllers.Events;

/// <summary>Makes Event objects and counts repetitions in them.</summary>
internal sealed class EventWriter(IKubernetes client, string controller, string instance)
{
    private const int MaxNameLength = 253;

    /// <summary>Creates the Event object of a first event.</summary>
    /// <returns>The object's name.</returns>
    public async Task<string> CreateAsync(PendingEvent pending, CancellationToken cancellationToken)
    {
        var name = NameOf(pending);
        await client.CreateAsync(
            new Eventsv1Event
            {
                Metadata = new V1ObjectMeta { Name = name, Namespace = NamespaceOf(pending) },
                EventTime = pending.At,
                ReportingController = controller,
                ReportingInstance = EventText.Cut(instance, EventText.MaxWordBytes),
                Type = pending.Type.ToString(),
                Reason = pending.Reason,
                Action = pending.Action,
                Note = pending.Note,
                Regarding = pending.Regarding,
            },
            cancellationToken
        );
        return name;
    }

    /// <summary>Writes how often an event was seen.</summary>
    public Task UpdateAsync(EventSeries series, CancellationToken cancellationToken)
    {
        var patch = new JsonObject
        {
            ["series"] = new JsonObject { ["count"] = series.Count, ["lastObservedTime"] = MicroTime(series.LastSeen) },
        };
        return client.MergePatchAsync<Eventsv1Event>(series.Name, NamespaceOf(series.First), patch, cancellationToken);
    }

    // Events about cluster-scoped objects live in the default namespace, as those of Kubernetes' own controllers do.
    private static string NamespaceOf(PendingEvent pending) => pending.Regarding.Namespace ?? "default";

    private static string NameOf(PendingEvent pending)
    {
        var suffix = $".{pending.At.Ticks:x}{(uint)pending.Identity.GetHashCode():x8}";
        var name = pending.Regarding.Name ?? "unnamed";
        return name[..Math.Min(name.Length, MaxNameLength - suffix.Length)] + suffix;
    }

    private static string MicroTime(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);
}
