using System.Security.Cryptography.X509Certificates;
using McpPolicy.Kubernetes.Authentication;

namespace McpPolicy.Kubernetes.Configuration;

/// <summary>Turns a user of a kubeconfig into credentials; which of several wins follows kubectl.</summary>
internal static class KubeConfigCredentials
{
    public static ICredentialSource Resolve(YamlSection? user, YamlSection cluster, TimeProvider timeProvider)
    {
        if (user is null)
        {
            return StaticCredentials.Anonymous;
        }

        if (user.Section("auth-provider") is not null)
        {
            throw user.Wrong("auth-provider", "is no longer supported by Kubernetes; use an exec plugin");
        }

        var certificate = ClientCertificate(user);
        if (user.FilePath("tokenFile") is { } tokenFile)
        {
            return new TokenFileCredentials(tokenFile, timeProvider, certificate);
        }

        if (user.Text("token") is { } token)
        {
            return StaticCredentials.FromToken(token, certificate);
        }

        if (user.Text("username") is { } name)
        {
            return StaticCredentials.FromPassword(name, user.Text("password") ?? "", certificate);
        }

        if (certificate is not null)
        {
            return StaticCredentials.FromCertificate(certificate);
        }

        return user.Section("exec") is { } exec
            ? new ExecCredentials(ExecPlugin.From(exec, cluster), timeProvider)
            : StaticCredentials.Anonymous;
    }

    private static X509Certificate2? ClientCertificate(YamlSection user)
    {
        var certificate = Pem(user, "client-certificate");
        var key = Pem(user, "client-key");
        return (certificate, key) switch
        {
            (null, null) => null,
            (null, _) => throw user.Wrong("client-certificate", "is missing beside the client-key"),
            (_, null) => throw user.Wrong("client-key", "is missing beside the client-certificate"),
            _ => Certificates.ParseClient(certificate, key, user.Place),
        };
    }

    private static string? Pem(YamlSection user, string key) =>
        user.Base64($"{key}-data") ?? (user.FilePath(key) is { } path ? TextFile.Read(path, key) : null);
}
