namespace McpPolicy.Kubernetes.Models;

/// <summary>A container of a pod.</summary>
public sealed record V1Container
{
    /// <summary>Name, unique in the pod.</summary>
    public string? Name { get; init; }

    /// <summary>Image reference.</summary>
    public string? Image { get; init; }

    /// <summary><c>Always</c>, <c>IfNotPresent</c> or <c>Never</c>.</summary>
    public string? ImagePullPolicy { get; init; }

    /// <summary>Entry point, in place of the image's.</summary>
    public IReadOnlyList<string>? Command { get; init; }

    /// <summary>Arguments.</summary>
    public IReadOnlyList<string>? Args { get; init; }

    /// <summary>Working directory.</summary>
    public string? WorkingDir { get; init; }

    /// <summary>Environment variables.</summary>
    public IReadOnlyList<V1EnvVar>? Env { get; init; }

    /// <summary>Sources whose every key becomes an environment variable.</summary>
    public IReadOnlyList<V1EnvFromSource>? EnvFrom { get; init; }

    /// <summary>Ports, for information and for names.</summary>
    public IReadOnlyList<V1ContainerPort>? Ports { get; init; }

    /// <summary>Mounts.</summary>
    public IReadOnlyList<V1VolumeMount>? VolumeMounts { get; init; }

    /// <summary>Requests and limits.</summary>
    public V1ResourceRequirements? Resources { get; init; }

    /// <summary>Must succeed once before the other probes begin.</summary>
    public V1Probe? StartupProbe { get; init; }

    /// <summary>While it fails, services leave the pod out.</summary>
    public V1Probe? ReadinessProbe { get; init; }

    /// <summary>When it fails, the container is restarted.</summary>
    public V1Probe? LivenessProbe { get; init; }

    /// <summary>Hooks at start and stop.</summary>
    public V1Lifecycle? Lifecycle { get; init; }

    /// <summary>Security settings.</summary>
    public V1SecurityContext? SecurityContext { get; init; }

    /// <summary>File whose text becomes the termination message.</summary>
    public string? TerminationMessagePath { get; init; }

    /// <summary><c>File</c> (default) or <c>FallbackToLogsOnError</c>.</summary>
    public string? TerminationMessagePolicy { get; init; }
}
