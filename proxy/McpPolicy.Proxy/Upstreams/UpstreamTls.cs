using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace McpPolicy.Proxy.Upstreams;

/// <summary>Reads certificates and keys for connections to the server.</summary>
internal static class UpstreamTls
{
    /// <summary>Reads the files.</summary>
    /// <param name="options">Which files; null: the system's authorities and no certificate of the proxy's own.</param>
    /// <param name="tls">What connections are made with; null when there is a problem.</param>
    /// <returns>Null, or what is wrong, in which file, and what to write. Keys are never shown.</returns>
    public static string? TryRead(UpstreamTlsOptions? options, out SslClientAuthenticationOptions? tls)
    {
        var read = new SslClientAuthenticationOptions();
        string? problem =
            FindProblem(options?.CertificateAuthoritiesFile, file => ReadAuthorities(file, read))
            ?? FindProblem(options?.ClientKeyFile, static _ => null)
            ?? FindProblem(options?.ClientCertificateFile, file => ReadCertificate(file, options!.ClientKeyFile, read));
        tls = problem is null ? read : null;
        return problem;
    }

    private static string? FindProblem(string? file, Func<string, string?> read)
    {
        if (file is null)
        {
            return null;
        }

        try
        {
            using FileStream probe = File.OpenRead(file);
            return read(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return $"{file}: {(File.Exists(file) ? e.Message : "there is no such file")}";
        }
    }

    private static string? ReadAuthorities(string file, SslClientAuthenticationOptions tls)
    {
        var authorities = new X509Certificate2Collection();
        if (!TryImport(authorities, file))
        {
            return $"{file}: there is no certificate in it; write a PEM file with one BEGIN CERTIFICATE block for each authority";
        }

        tls.CertificateChainPolicy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
            // The policy outlives the day it is made on.
            VerificationTimeIgnored = true,
        };
        tls.CertificateChainPolicy.CustomTrustStore.AddRange(authorities);
        tls.CertificateChainPolicy.ExtraStore.AddRange(authorities);
        return null;
    }

    private static string? ReadCertificate(string file, string? keyFile, SslClientAuthenticationOptions tls)
    {
        var chain = new X509Certificate2Collection();
        if (!TryImport(chain, file))
        {
            return $"{file}: there is no certificate in it; write a PEM file with a BEGIN CERTIFICATE block";
        }

        try
        {
            var leaf = X509Certificate2.CreateFromPemFile(file, keyFile);
            tls.ClientCertificateContext = SslStreamCertificateContext.Create(leaf, chain, offline: true);
            return null;
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            return $"{keyFile ?? file}: there is no private key in it that belongs to the certificate in {file}; write the key as PEM, not encrypted";
        }
    }

    private static bool TryImport(X509Certificate2Collection certificates, string file)
    {
        try
        {
            certificates.ImportFromPemFile(file);
            return certificates.Count > 0;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}
