using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace McpPolicy.Kubernetes.Configuration;

/// <summary>Reads certificates in PEM.</summary>
internal static class Certificates
{
    public static X509Certificate2Collection ReadAuthorities(string path) => ParseAuthorities(TextFile.Read(path, "CA bundle"), path);

    /// <summary>Reads the certificates of a bundle.</summary>
    /// <param name="pem">One or more certificates.</param>
    /// <param name="source">Where it comes from, for the message.</param>
    public static X509Certificate2Collection ParseAuthorities(string pem, string source)
    {
        var authorities = new X509Certificate2Collection();
        try
        {
            authorities.ImportFromPem(pem);
        }
        catch (CryptographicException e)
        {
            throw new KubernetesConfigurationException($"{source}: the CA bundle cannot be read: {e.Message}", e);
        }

        return authorities.Count > 0
            ? authorities
            : throw new KubernetesConfigurationException(
                $"{source}: the CA bundle has no certificate; expected PEM, -----BEGIN CERTIFICATE-----"
            );
    }

    /// <summary>Reads a client certificate with its key.</summary>
    /// <param name="certificatePem">The certificate.</param>
    /// <param name="keyPem">Its private key.</param>
    /// <param name="source">Where they come from, for the message.</param>
    public static X509Certificate2 ParseClient(string certificatePem, string keyPem, string source)
    {
        try
        {
            var certificate = X509Certificate2.CreateFromPem(certificatePem, keyPem);
            return OperatingSystem.IsWindows() ? Persisted(certificate) : certificate;
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            throw new KubernetesConfigurationException(
                $"{source}: the client certificate and key cannot be read; expected a matching pair in PEM without a password",
                e
            );
        }
    }

    // SChannel cannot use a key that lives in memory alone.
    private static X509Certificate2 Persisted(X509Certificate2 certificate)
    {
        using (certificate)
        {
            return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), password: null);
        }
    }
}
