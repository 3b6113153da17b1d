using System.Text.Json;

namespace McpPolicy.Proxy.Lists;

/// <summary>
/// Tells by structure whether a message from the server holds a list: a member like <c>result</c> whose object has a member
/// like <c>tools</c> or <c>resources</c>, in any occurrence and any spelling that a client might accept. Everything else passes untouched.
/// </summary>
internal static class ListProbe
{
    // Clients' parsers differ in how deep they go; what is deeper than this cannot be judged and is withheld.
    private const int MaxDepth = 512;

    /// <summary>Whether the message holds a list; null when that cannot be told, because it is not JSON.</summary>
    public static bool? HoldsList(ReadOnlySpan<byte> message)
    {
        var reader = new Utf8JsonReader(message, new JsonReaderOptions { MaxDepth = MaxDepth });
        try
        {
            reader.Read();
            bool found = reader.TokenType == JsonTokenType.StartArray ? InArray(ref reader) : InMessage(ref reader);
            return found || !reader.Read() ? found : null;
        }
        catch (JsonException)
        {
            return null;
        }
        catch (InvalidOperationException)
        {
            // A member name with half a surrogate pair cannot be unescaped.
            return null;
        }
    }

    private static bool InArray(ref Utf8JsonReader reader)
    {
        bool found = false;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            found |= InMessage(ref reader);
        }

        return found;
    }

    private static bool InMessage(ref Utf8JsonReader reader) => AnyMember(ref reader, isResult: true);

    private static bool AnyMember(ref Utf8JsonReader reader, bool isResult)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return false;
        }

        bool found = false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool match = IsMatch(ref reader, isResult);
            reader.Read();
            if (match && isResult)
            {
                found |= AnyMember(ref reader, isResult: false);
                continue;
            }

            found |= match;
            reader.Skip();
        }

        return found;
    }

    private static bool IsMatch(ref Utf8JsonReader reader, bool isResult)
    {
        if (!reader.ValueIsEscaped)
        {
            return isResult ? MemberNames.IsLikeResult(reader.ValueSpan) : ListKind.IsLikeMember(reader.ValueSpan);
        }

        byte[] name = new byte[reader.ValueSpan.Length];
        ReadOnlySpan<byte> decoded = name.AsSpan(0, reader.CopyString(name));
        return isResult ? MemberNames.IsLikeResult(decoded) : ListKind.IsLikeMember(decoded);
    }
}
