namespace McpPolicy.Testing;

/// <summary>Finds the files of the source tree that the tests run from.</summary>
public static class RepositoryFiles
{
    /// <summary>The top folder of the source tree: the one that holds McpPolicy.slnx.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The absolute path of a file of the source tree.</summary>
    /// <param name="relative">Its path from the top folder, with forward slashes.</param>
    public static string Path(string relative) => System.IO.Path.Combine(Root, relative);

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "McpPolicy.slnx")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"No McpPolicy.slnx above {AppContext.BaseDirectory}: run the tests from the source tree.");
    }
}
