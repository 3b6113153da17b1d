using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace McpPolicy.Redis.Tests.Fixtures;

/// <summary>A certificate authority and a certificate of it for 127.0.0.1, in files.</summary>
internal sealed record TestAuthority(string CaFile, string CertificateFile, string KeyFile)
{
    public static async Task<TestAuthority> CreateAsync()
    {
        var folder = Directory.CreateTempSubdirectory("mcp-policy-tls-").FullName;
        var now = TimeProvider.System.GetUtcNow();
        using var caKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var caRequest = new CertificateRequest($"CN=Test CA {Guid.NewGuid()}", caKey, HashAlgorithmName.SHA256);
        caRequest.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        using var ca = caRequest.CreateSelfSigned(now.AddHours(-1), now.AddHours(1));
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=redis", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.Create(ca, now.AddHours(-1), now.AddHours(1), [1, 2, 3]);
        var files = new TestAuthority(Path.Combine(folder, "ca.crt"), Path.Combine(folder, "tls.crt"), Path.Combine(folder, "tls.key"));
        await File.WriteAllTextAsync(files.CaFile, ca.ExportCertificatePem());
        await File.WriteAllTextAsync(files.CertificateFile, certificate.ExportCertificatePem());
        await File.WriteAllTextAsync(files.KeyFile, key.ExportPkcs8PrivateKeyPem());
        return files;
    }
}
