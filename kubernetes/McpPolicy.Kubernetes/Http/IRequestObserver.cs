namespace McpPolicy.Kubernetes.Http;

/// <summary>Sees every request that the client sends, each retry by itself; made for metrics.</summary>
public interface IRequestObserver
{
    /// <summary>A request was answered, or failed. Called on the request's own path: must be quick and must not throw.</summary>
    /// <param name="request">What is known of it.</param>
    void OnRequest(in ObservedRequest request);
}
