namespace McpPolicy.Redis.Clusters;

/// <summary>Which slot of a cluster a key is in (https://redis.io/docs/latest/operate/oss_and_stack/reference/cluster-spec, "Key
/// distribution model" and "Hash tags").</summary>
internal static class HashSlot
{
    public const int Count = 16_384;

    // CRC16/XMODEM.
    private const ushort Polynomial = 0x1021;
    private static readonly ushort[] Table = MakeTable();

    public static int Of(ReadOnlySpan<byte> key)
    {
        ushort crc = 0;
        foreach (var b in Tag(key))
        {
            crc = (ushort)((crc << 8) ^ Table[(crc >> 8) ^ b]);
        }

        return crc % Count;
    }

    /// <summary>What is between the first brace and the next closing one, if that is anything; otherwise the key.</summary>
    private static ReadOnlySpan<byte> Tag(ReadOnlySpan<byte> key)
    {
        var open = key.IndexOf((byte)'{');
        var length = open < 0 ? -1 : key[(open + 1)..].IndexOf((byte)'}');
        return length > 0 ? key.Slice(open + 1, length) : key;
    }

    private static ushort[] MakeTable()
    {
        var table = new ushort[256];
        for (var i = 0; i < table.Length; i++)
        {
            var crc = (ushort)(i << 8);
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (ushort)((crc & 0x8000) != 0 ? (crc << 1) ^ Polynomial : crc << 1);
            }

            table[i] = crc;
        }

        return table;
    }
}
