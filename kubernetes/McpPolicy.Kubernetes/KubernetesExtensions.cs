using McpPolicy.Kubernetes.Models;
using McpPolicy.Kubernetes.Operations;

namespace McpPolicy.Kubernetes;

/// <summary>Calls made of several calls.</summary>
public static class KubernetesExtensions
{
    // A token expires after five minutes; whoever cannot read the pages within them three times over will not the fourth time.
    private const int MaxListRestarts = 3;

    /// <summary>Reads one object, or null when there is none.</summary>
    public static async Task<T?> FindAsync<T>(
        this IKubernetes client,
        string name,
        string? namespaceName = null,
        CancellationToken cancellationToken = default
    )
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        ArgumentNullException.ThrowIfNull(client);
        try
        {
            return await client.GetAsync<T>(name, namespaceName, cancellationToken);
        }
        catch (KubernetesException e) when (e.IsNotFound)
        {
            return null;
        }
    }

    /// <summary>
    /// Reads a whole list, page by page, as one consistent snapshot. Starts anew when the server has forgotten the snapshot between two
    /// pages (410), up to three times.
    /// </summary>
    /// <returns>All items, and the version to watch from.</returns>
    public static async Task<KubernetesList<T>> ListAsync<T>(
        this IKubernetes client,
        ListOptions? options = null,
        CancellationToken cancellationToken = default
    )
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        ArgumentNullException.ThrowIfNull(client);
        options = (options ?? new ListOptions()) with { Continue = null };
        for (var restarts = 0; ; restarts++)
        {
            try
            {
                return await ListOnceAsync<T>(client, options, cancellationToken);
            }
            catch (KubernetesException e) when (e.IsGone && restarts < MaxListRestarts)
            {
                // The next round takes a new snapshot.
            }
        }
    }

    /// <summary>Deletes an object if it is there.</summary>
    /// <returns>False when there was none.</returns>
    public static async Task<bool> DeleteIfExistsAsync<T>(
        this IKubernetes client,
        string name,
        string? namespaceName = null,
        DeleteOptions? options = null,
        CancellationToken cancellationToken = default
    )
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        ArgumentNullException.ThrowIfNull(client);
        try
        {
            await client.DeleteAsync<T>(name, namespaceName, options, cancellationToken);
            return true;
        }
        catch (KubernetesException e) when (e.IsNotFound)
        {
            return false;
        }
    }

    /// <summary>Whether the server serves an entity's resource.</summary>
    public static Task<bool> IsServedAsync<T>(this IKubernetes client, CancellationToken cancellationToken = default)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        ArgumentNullException.ThrowIfNull(client);
        var entity = KubernetesEntityAttribute.Of<T>();
        return client.IsServedAsync(entity.Group, entity.ApiVersion, entity.PluralName, cancellationToken);
    }

    private static async Task<KubernetesList<T>> ListOnceAsync<T>(
        IKubernetes client,
        ListOptions options,
        CancellationToken cancellationToken
    )
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        var items = new List<T>();
        while (true)
        {
            var page = await client.ListPageAsync<T>(options, cancellationToken);
            items.AddRange(page.Items);
            if (page.Metadata.Continue is not { Length: > 0 } next)
            {
                return new KubernetesList<T> { Metadata = page.Metadata, Items = items };
            }

            // The token carries the snapshot's version; the server refuses both together.
            options = options with
            {
                Continue = next,
                ResourceVersion = null,
            };
        }
    }
}
