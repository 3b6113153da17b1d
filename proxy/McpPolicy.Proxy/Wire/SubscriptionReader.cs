using System.Text.Json;

namespace McpPolicy.Proxy.Wire;

/// <summary>Reads <c>params.notifications</c>.</summary>
internal static class SubscriptionReader
{
    private static readonly byte[][] Known =
    [
        "toolslistchanged"u8.ToArray(),
        "promptslistchanged"u8.ToArray(),
        "resourceslistchanged"u8.ToArray(),
        "resourcesubscriptions"u8.ToArray(),
    ];

    /// <summary>Reads the value that follows the name <c>notifications</c>.</summary>
    /// <returns>Null, or why the body is refused.</returns>
    public static Refusal? Read(ref StrictJsonReader reader, ReadOnlyMemory<byte> body, ref SubscriptionFields fields)
    {
        if (!reader.Read())
        {
            return Refusals.For(reader.Fault);
        }

        if (reader.Token != JsonTokenType.StartObject)
        {
            fields.IsOdd = true;
            return reader.Skip() ? null : Refusals.For(reader.Fault);
        }

        while (reader.Read() && reader.Token == JsonTokenType.PropertyName)
        {
            if (ReadMember(ref reader, body, ref fields) is { } refusal)
            {
                return refusal;
            }
        }

        return reader.Fault == JsonFault.None ? null : Refusals.For(reader.Fault);
    }

    private static Refusal? ReadMember(ref StrictJsonReader reader, ReadOnlyMemory<byte> body, ref SubscriptionFields fields)
    {
        ReadOnlySpan<byte> name = reader.Name;
        ListKinds list = ListOf(name);
        bool isResources = name.SequenceEqual("resourceSubscriptions"u8);
        if (list == ListKinds.None && !isResources && KeyVariants.Contains(name, Known))
        {
            return Refusals.NameVariant;
        }

        if (!reader.Read())
        {
            return Refusals.For(reader.Fault);
        }

        if (isResources)
        {
            return ReadResources(ref reader, body, ref fields);
        }

        if (list != ListKinds.None)
        {
            fields.Lists |= reader.Token == JsonTokenType.True ? list : ListKinds.None;
            fields.IsOdd |= reader.Token is not (JsonTokenType.True or JsonTokenType.False);
        }

        return reader.Skip() ? null : Refusals.For(reader.Fault);
    }

    private static Refusal? ReadResources(ref StrictJsonReader reader, ReadOnlyMemory<byte> body, ref SubscriptionFields fields)
    {
        if (reader.Token != JsonTokenType.StartArray)
        {
            fields.IsOdd = true;
            return reader.Skip() ? null : Refusals.For(reader.Fault);
        }

        while (reader.Read() && reader.Token != JsonTokenType.EndArray)
        {
            if (reader.Token == JsonTokenType.String)
            {
                (fields.Resources ??= []).Add(reader.DecodedString(body));
            }
            else
            {
                fields.IsOdd = true;
            }

            if (!reader.Skip())
            {
                return Refusals.For(reader.Fault);
            }
        }

        return reader.Fault == JsonFault.None ? null : Refusals.For(reader.Fault);
    }

    private static ListKinds ListOf(ReadOnlySpan<byte> name) =>
        name.Length switch
        {
            _ when name.SequenceEqual("toolsListChanged"u8) => ListKinds.Tools,
            _ when name.SequenceEqual("promptsListChanged"u8) => ListKinds.Prompts,
            _ when name.SequenceEqual("resourcesListChanged"u8) => ListKinds.Resources,
            _ => ListKinds.None,
        };
}
