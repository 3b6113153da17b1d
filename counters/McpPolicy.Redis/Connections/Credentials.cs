namespace McpPolicy.Redis.Connections;

/// <summary>Who the client is to the server.</summary>
/// <param name="User">The ACL user; null for the default one.</param>
/// <param name="Password">The password.</param>
internal sealed record Credentials(string? User, string Password)
{
    private const string UserFile = "username";
    private const string PasswordFile = "password";

    /// <summary>Reads a folder of files; a line break at a file's end is not part of its value.</summary>
    /// <exception cref="IOException">A file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">A file must not be read.</exception>
    public static async Task<Credentials> ReadAsync(string directory, CancellationToken cancellationToken)
    {
        var userFile = Path.Combine(directory, UserFile);
        var user = File.Exists(userFile) ? await ReadFileAsync(userFile, cancellationToken) : "";
        return new Credentials(
            user.Length == 0 ? null : user,
            await ReadFileAsync(Path.Combine(directory, PasswordFile), cancellationToken)
        );
    }

    /// <summary>The command that logs in.</summary>
    public RedisCommand ToCommand() =>
        User is null
            ? new RedisCommand(new RedisArgument("AUTH"), new RedisArgument(Password))
            : new RedisCommand(new RedisArgument("AUTH"), new RedisArgument(User), new RedisArgument(Password));

    // A record prints its members; a password belongs in no message.
    public override string ToString() => $"user {User ?? "default"}";

    private static async Task<string> ReadFileAsync(string file, CancellationToken cancellationToken) =>
        (await File.ReadAllTextAsync(file, cancellationToken)).TrimEnd('\r', '\n');
}
