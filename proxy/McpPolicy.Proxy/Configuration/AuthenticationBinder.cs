using McpPolicy.Identity.Configuration;

namespace McpPolicy.Proxy.Configuration;

/// <summary>Reads who may call: the authentication file.</summary>
internal static class AuthenticationBinder
{
    public static AuthenticationSettings? Bind(SettingsReader reader)
    {
        if (reader.Find(ClientSettings.Authentication) is not { } value)
        {
            return null;
        }

        if (reader.Switch(ClientSettings.AllowAnonymous))
        {
            reader.Errors.Add(
                $"{value.Source} and --allow-anonymous are both given; to let in callers without a credential, add an authenticator of type Anonymous to the file"
            );
        }

        string path = Path.GetFullPath(value.Single);
        try
        {
            byte[] bytes = File.ReadAllBytes(path);
            AuthenticationReadResult read = AuthenticationReader.Read(bytes, value.Single, Path.GetDirectoryName(path)!);
            reader.Errors.AddRange(read.Diagnostics.Select(static diagnostic => diagnostic.ToString()));
            return read.Settings;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            reader.Errors.Add($"{value.Source}: '{value.Single}' cannot be read: {e.Message}");
            return null;
        }
    }
}
