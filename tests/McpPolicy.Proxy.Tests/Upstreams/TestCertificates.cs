using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace McpPolicy.Proxy.Tests.Upstreams;

/// <summary>A certificate authority of a test, with its files in a directory.</summary>
internal sealed class TestCertificates : IDisposable
{
    private static readonly DateTimeOffset From = TimeProvider.System.GetUtcNow().AddDays(-1);
    private readonly X509Certificate2 _authority = CreateAuthority();
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("mcp-policy-tls-");

    public string AuthorityFile => Write("ca.pem", _authority.ExportCertificatePem());

    public string CertificateFile => Path.Combine(_directory.FullName, "client.pem");

    public string KeyFile => Path.Combine(_directory.FullName, "client.key");

    /// <summary>A certificate for 127.0.0.1.</summary>
    public X509Certificate2 CreateServerCertificate()
    {
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        using X509Certificate2 certificate = Create("server", names.Build(), out ECDsa key);
        using (key)
        using (X509Certificate2 withKey = certificate.CopyWithPrivateKey(key))
        {
            return X509CertificateLoader.LoadPkcs12(withKey.Export(X509ContentType.Pkcs12), null);
        }
    }

    /// <summary>Writes a new certificate and key for the proxy to show.</summary>
    public void WriteClientCertificate(string name)
    {
        using X509Certificate2 certificate = Create(name, null, out ECDsa key);
        Write("client.pem", certificate.ExportCertificatePem());
        Write("client.key", key.ExportPkcs8PrivateKeyPem());
        key.Dispose();
    }

    public string Write(string name, string content)
    {
        string file = Path.Combine(_directory.FullName, name);
        File.WriteAllText(file, content);
        return file;
    }

    public void Dispose()
    {
        _authority.Dispose();
        _directory.Delete(recursive: true);
    }

    private static X509Certificate2 CreateAuthority()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=authority", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        return request.CreateSelfSigned(From, From.AddYears(1));
    }

    private X509Certificate2 Create(string name, X509Extension? names, out ECDsa key)
    {
        key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        if (names is not null)
        {
            request.CertificateExtensions.Add(names);
        }

        return request.Create(_authority, From, From.AddDays(30), RandomNumberGenerator.GetBytes(8));
    }
}
