using System.Collections.Immutable;

namespace McpPolicy.Proxy.Configuration;

/// <summary>Reads the environment for the stdio program: what was given and PATH, nothing else.</summary>
internal static class StdioEnvironment
{
    private const string PathVariable = "PATH";

    public static ImmutableDictionary<string, string> Read(SettingsReader reader, Func<string, string?> inherited)
    {
        ImmutableDictionary<string, string>.Builder variables = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        if (inherited(PathVariable) is { } path)
        {
            // Interpreters named in a script's first line (#!/usr/bin/env node) are looked up there.
            variables[PathVariable] = path;
        }

        SettingValue? given = reader.Find(StdioSettings.Variables);
        foreach (string item in given?.Values ?? [])
        {
            int equals = item.IndexOf('=', StringComparison.Ordinal);
            string name = equals < 0 ? item : item[..equals];
            string? value = equals < 0 ? inherited(name) : item[(equals + 1)..];
            if (name.Length == 0 || value is null)
            {
                // The value is not shown: it may be a secret.
                reader.Errors.Add($"{given!.Source}: '{name}' is not set here; write NAME=VALUE, or NAME of a variable that is set");
                continue;
            }

            variables[name] = value;
        }

        return variables.ToImmutable();
    }
}
