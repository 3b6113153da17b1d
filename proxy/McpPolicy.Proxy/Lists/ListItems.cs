using System.Text.Json;
using McpPolicy.Proxy.Policies;
using McpPolicy.Proxy.Wire;

namespace McpPolicy.Proxy.Lists;

/// <summary>Filters the array of a list: items that the caller may not use are left out, the others stay byte for byte.</summary>
internal static class ListItems
{
    /// <summary>Reads from the first token of the array to its last.</summary>
    /// <returns>False when it cannot be filtered with certainty.</returns>
    public static bool Filter(ref StrictJsonReader reader, ref ListEdit edit, ListKind kind, ActivePolicy? policy, ListScope scope)
    {
        if (reader.Token != JsonTokenType.StartArray)
        {
            return false;
        }

        int keptEnd = reader.End;
        bool dropped = false;
        bool any = false;
        while (reader.Read() && reader.Token != JsonTokenType.EndArray)
        {
            int start = reader.Start;
            if (!ReadItem(ref reader, kind, policy, scope, out bool keep))
            {
                return false;
            }

            if (!keep && !dropped)
            {
                // Up to here the list is as the server wrote it; what follows is put together item by item.
                edit.CopyUpTo(keptEnd);
                dropped = true;
            }
            else if (keep && dropped)
            {
                Append(ref edit, start, reader.End, any);
            }

            any |= keep;
            keptEnd = keep ? reader.End : keptEnd;
        }

        if (dropped)
        {
            edit.Replace(reader.Start, default);
        }

        return reader.Fault == JsonFault.None;
    }

    private static void Append(ref ListEdit edit, int start, int end, bool any)
    {
        if (any)
        {
            edit.Output.Write(","u8);
        }

        edit.Copy(start, end);
    }

    private static bool ReadItem(ref StrictJsonReader reader, ListKind kind, ActivePolicy? policy, ListScope scope, out bool keep)
    {
        keep = false;
        if (reader.Token != JsonTokenType.StartObject)
        {
            return reader.Skip();
        }

        while (reader.Read() && reader.Token == JsonTokenType.PropertyName)
        {
            bool isKey = kind.IsKey(reader.Name);
            if (!isKey && kind.IsKeyVariant(reader.Name))
            {
                return false;
            }

            if (!reader.Read())
            {
                return false;
            }

            keep |= isKey && reader.Token == JsonTokenType.String && IsListed(ref reader, kind, policy, scope);
            if (!reader.Skip())
            {
                return false;
            }
        }

        return reader.Fault == JsonFault.None;
    }

    private static bool IsListed(ref StrictJsonReader reader, ListKind kind, ActivePolicy? policy, ListScope scope)
    {
        ReadOnlySpan<byte> name = reader.DecodedString();
        if (kind == ListKind.Tools)
        {
            scope.Observer.ToolSeen(name);
        }

        return policy is not null && kind.IsListed(policy, name, scope);
    }
}
