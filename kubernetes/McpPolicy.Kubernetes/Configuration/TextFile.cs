namespace McpPolicy.Kubernetes.Configuration;

/// <summary>Reads the small files that a configuration names.</summary>
internal static class TextFile
{
    /// <summary>Reads a whole file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="what">What it should be, for the message.</param>
    /// <exception cref="KubernetesConfigurationException">It cannot be read.</exception>
    public static string Read(string path, string what)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new KubernetesConfigurationException($"{path}: the {what} cannot be read: {e.Message}", e);
        }
    }
}
