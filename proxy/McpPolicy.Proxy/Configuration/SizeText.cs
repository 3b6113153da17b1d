using System.Globalization;

namespace McpPolicy.Proxy.Configuration;

/// <summary>Sizes as they are written: a whole number of bytes, <c>KiB</c> or <c>MiB</c>; <c>Ki</c> and <c>Mi</c> mean the same.</summary>
internal static class SizeText
{
    private static readonly (string Name, int Bytes)[] Units = [("MiB", 1 << 20), ("Mi", 1 << 20), ("KiB", 1 << 10), ("Ki", 1 << 10)];

    /// <summary>Reads <c>4MiB</c>.</summary>
    public static bool TryParse(string text, out int value)
    {
        (string name, int bytes) = Units.FirstOrDefault(
            unit => text.EndsWith(unit.Name, StringComparison.Ordinal),
            (Name: string.Empty, Bytes: 1)
        );
        bool isSize =
            int.TryParse(text.AsSpan(0, text.Length - name.Length), NumberStyles.None, CultureInfo.InvariantCulture, out int count)
            && count <= int.MaxValue / bytes;
        value = isSize ? count * bytes : 0;
        return isSize;
    }

    /// <summary>Writes a size in its largest whole unit.</summary>
    public static string Of(int value) =>
        value % (1 << 20) == 0 ? $"{value >> 20}MiB"
        : value % (1 << 10) == 0 ? $"{value >> 10}KiB"
        : $"{value}";
}
