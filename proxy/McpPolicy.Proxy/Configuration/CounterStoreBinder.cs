using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using McpPolicy.Counters;
using McpPolicy.Proxy.Counters;
using McpPolicy.Redis;

namespace McpPolicy.Proxy.Configuration;

/// <summary>Reads where limits are counted.</summary>
internal static class CounterStoreBinder
{
    private const string Memory = "memory";
    private const int LongestPrefix = 512;

    public static ProxyOptions Bind(SettingsReader reader, ProxyOptions options)
    {
        SettingValue? stores = reader.Find(CounterSettings.Store);
        if (stores is null || stores.Values is [Memory])
        {
            RefuseWithoutServer(reader);
            return options;
        }

        bool isCluster = reader.Switch(CounterSettings.Cluster);
        ImmutableArray<CounterStoreAddress> addresses = ReadAddresses(reader, stores);
        CheckTogether(reader, stores, addresses, isCluster);
        if (addresses.IsEmpty || reader.Errors.Count > 0)
        {
            return options;
        }

        var defaults = new RedisOptions { Endpoints = [.. addresses.Select(static address => address.Endpoint)] };
        var redis = defaults with
        {
            IsCluster = isCluster,
            UseTls = addresses[0].IsTls,
            CaFile = ReadAuthorities(reader, addresses[0]),
            CredentialsDirectory = ReadCredentials(reader),
            CommandTimeout = reader.Duration(
                CounterSettings.Timeout,
                defaults.CommandTimeout,
                TimeSpan.FromMilliseconds(5),
                TimeSpan.FromSeconds(10)
            ),
        };
        var store = new RedisCounterStoreOptions
        {
            Prefix = ReadPrefix(reader, options),
            UseLeases = reader.Switch(CounterSettings.Leases),
        };
        return options with { CounterStore = new CounterStoreOptions(redis, store) };
    }

    private static void RefuseWithoutServer(SettingsReader reader)
    {
        foreach (Setting setting in CounterSettings.All.Where(static setting => setting != CounterSettings.Store))
        {
            if (reader.Find(setting) is { } value)
            {
                reader.Errors.Add(
                    $"{value.Source}: limits are counted in memory; write {CounterSettings.Store.Flag} redis://HOST:PORT, too"
                );
            }
        }
    }

    private static ImmutableArray<CounterStoreAddress> ReadAddresses(SettingsReader reader, SettingValue stores)
    {
        var addresses = ImmutableArray.CreateBuilder<CounterStoreAddress>();
        foreach (string text in stores.Values)
        {
            if (CounterStoreAddress.TryParse(text, out CounterStoreAddress? address, out string? problem))
            {
                addresses.Add(address);
            }
            else
            {
                reader.Errors.Add($"{stores.Source}: {problem}");
            }
        }

        return addresses.ToImmutable();
    }

    private static void CheckTogether(
        SettingsReader reader,
        SettingValue stores,
        ImmutableArray<CounterStoreAddress> addresses,
        bool isCluster
    )
    {
        if (addresses.Length > 1 && !isCluster)
        {
            reader.Errors.Add(
                $"{stores.Source}: several servers are a cluster; write {CounterSettings.Cluster.Flag} if they are one, or a single server"
            );
        }

        if (addresses.Select(static address => address.IsTls).Distinct().Count() > 1)
        {
            reader.Errors.Add($"{stores.Source}: write redis:// for all servers, or rediss:// for all");
        }
    }

    private static string? ReadCredentials(SettingsReader reader)
    {
        if (reader.Find(CounterSettings.Credentials) is not { } value)
        {
            return null;
        }

        if (!File.Exists(Path.Combine(value.Single, "password")))
        {
            reader.Errors.Add($"{value.Source}: there is no file 'password' in '{value.Single}'; write a directory that has one");
        }

        return value.Single;
    }

    private static string? ReadAuthorities(SettingsReader reader, CounterStoreAddress address)
    {
        if (reader.Find(CounterSettings.CertificateAuthorities) is not { } value)
        {
            return null;
        }

        if (!address.IsTls)
        {
            reader.Errors.Add(
                $"{value.Source}: the server is reached without TLS; write {CounterSettings.Store.Flag} rediss://{address.Endpoint}"
            );
        }
        else if (!HasCertificates(value.Single))
        {
            reader.Errors.Add($"{value.Source}: there are no certificates in PEM in '{value.Single}'; write a file that has them");
        }

        return value.Single;
    }

    private static bool HasCertificates(string file)
    {
        try
        {
            var certificates = new X509Certificate2Collection();
            certificates.ImportFromPemFile(file);
            return certificates.Count > 0;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or CryptographicException)
        {
            return false;
        }
    }

    private static string ReadPrefix(SettingsReader reader, ProxyOptions options)
    {
        if (reader.Find(CounterSettings.Prefix) is not { } value)
        {
            // Braces have a meaning in keys.
            return $"mcp-policy/{options.UpstreamName.Replace('{', '_').Replace('}', '_')}";
        }

        if (value.Single.Length > LongestPrefix || value.Single.AsSpan().ContainsAny("{}\r\n "))
        {
            reader.Errors.Add(
                $"{value.Source}: '{value.Single}' cannot begin a key; write at most {LongestPrefix} characters without braces and spaces"
            );
        }

        return value.Single;
    }
}
