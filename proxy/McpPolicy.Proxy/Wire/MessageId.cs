namespace McpPolicy.Proxy.Wire;

/// <summary>JSON-RPC ids as they stand in a message.</summary>
internal static class MessageId
{
    /// <summary>The longest string id, in bytes as it stands: ids are kept while a request is in flight.</summary>
    public const int MaxStringBytes = 1024;

    private const int MaxDigits = 16;
    private const long MaxSafe = 9007199254740991;

    /// <summary>
    /// Whether a JSON number is an integer that every parser reads alike: digits only (no fraction, no exponent, no -0) and
    /// within ±(2^53-1), beyond which JavaScript rounds.
    /// </summary>
    public static bool IsSafeInteger(ReadOnlySpan<byte> number)
    {
        ReadOnlySpan<byte> digits = number[0] == (byte)'-' ? number[1..] : number;
        if (digits.Length > MaxDigits || (digits.Length < number.Length && digits[0] == (byte)'0'))
        {
            return false;
        }

        long value = 0;
        foreach (byte digit in digits)
        {
            if (digit is < (byte)'0' or > (byte)'9')
            {
                return false;
            }

            value = (value * 10) + (digit - '0');
        }

        return value <= MaxSafe;
    }
}
