using McpPolicy.CrdGenerator;

if (args is not [var directory] || !Directory.Exists(directory))
{
    await Console.Error.WriteLineAsync(
        "usage: McpPolicy.CrdGenerator DIRECTORY    writes the CustomResourceDefinitions into DIRECTORY, which must exist"
    );
    return 2;
}

foreach (var (name, text) in CrdFiles.Build())
{
    await File.WriteAllTextAsync(Path.Combine(directory, name), text);
}

return 0;
