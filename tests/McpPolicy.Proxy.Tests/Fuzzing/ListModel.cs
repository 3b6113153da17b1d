using System.Text.Json.Nodes;

namespace McpPolicy.Proxy.Tests.Fuzzing;

/// <summary>List filtering written down as simply as can be, on a tree.</summary>
internal static class ListModel
{
    /// <summary>The message with the items taken out that may not be seen; null when the filter may not let it through.</summary>
    public static JsonNode? Filter(JsonNode message)
    {
        try
        {
            return FilterMessages(message);
        }
        catch (InvalidOperationException)
        {
            // A name with half a surrogate pair is no text: nobody can say what it names.
            return null;
        }
    }

    private static JsonNode? FilterMessages(JsonNode message)
    {
        JsonNode filtered = message.DeepClone();
        IEnumerable<JsonNode?> messages = filtered is JsonArray batch ? batch : [filtered];
        foreach (JsonNode? one in messages)
        {
            if (one is not JsonObject { } container || !container.TryGetPropertyValue("result", out JsonNode? result))
            {
                continue;
            }

            if (!FuzzLists.Kinds.All(kind => TryFilter(result as JsonObject, kind.List, kind.Name, kind.IsListed)))
            {
                return null;
            }
        }

        return filtered;
    }

    private static bool TryFilter(JsonObject? result, string list, string name, Func<string, bool> isListed)
    {
        if (result is null || !result.TryGetPropertyValue(list, out JsonNode? found))
        {
            return true;
        }

        (found as JsonArray)?.RemoveAll(item => !IsListed(item, name, isListed));
        return found is JsonArray;
    }

    private static bool IsListed(JsonNode? item, string name, Func<string, bool> isListed) =>
        item is JsonObject members
        && members.TryGetPropertyValue(name, out JsonNode? found)
        && found is JsonValue value
        && value.TryGetValue(out string? text)
        && isListed(text);
}
