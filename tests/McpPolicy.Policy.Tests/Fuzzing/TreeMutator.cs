using System.Text.Json.Nodes;

namespace McpPolicy.Policy.Tests.Fuzzing;

/// <summary>Changes a JSON document where it stays JSON: values of other types and sizes, keys that are missing, misplaced or unknown.</summary>
internal sealed class TreeMutator(Random random)
{
    private static readonly string[] Keys =
    [
        .. "version default hide all_tools tools server policies description name rules action reason when require conditions deny_if on_deny".Split(
            ' '
        ),
        .. "limits rate_limit mode counter window max scope cost increment_from incrementFrom alignment on_store_failure onStoreFailure".Split(
            ' '
        ),
        .. "subjects grant grantLabels subject serviceAccount requireScopes group claim values path op value all any not defaultAction namespace targetRefs $schema read_* * x".Split(
            ' '
        ),
    ];

    private static readonly string[] Values =
    [
        .. "0 1 -1 1.5 1.0 1e3 1e13 0.0000001 31622400 31622401 1000000000000 1e400 -0 true false null [] {} [1] [\"x\"] [null] [{}] [[]]".Split(
            ' '
        ),
        .. "\"\" \"1\" \"deny\" \"allow\" \"Deny\" \"Allow\" \"Limit\" \"RequireApproval\" \"require_approval\" \"audit\" \"Audit\"".Split(
            ' '
        ),
        .. "\"grant\" \"server+tool\" \"minute\" \"day\" \"calendar\" \"Calendar\" \"sliding\" \"10/day\" \"10/week\" \"x\" \"*\"".Split(
            ' '
        ),
        .. "\"args.a\" \"args.\" \"/a\" \"/a~2\" \"a\" \"eq\" \"in\" \"not_in\" \"exists\" \"regex\" \"contains\" \"lt\" \"(\" \"(a)\\\\1\"".Split(
            ' '
        ),
        .. new[] { 128, 129, 253, 254, 1_024, 1_025, 4_096, 4_097 }.Select(static length => $"\"{new string('a', length)}\""),
        """{"path":"/a","op":"eq","value":1}""",
        """{"any":[{"path":"args.a","op":"in","value":["x",2]}]}""",
        """{"window":"minute","max":3,"scope":"session"}""",
        """{"name":"r","tools":["t"],"action":"Allow"}""",
        """{"grant":"alice"}""",
        """{"claim":"c","values":["v"]}""",
    ];

    public JsonNode Mutate(JsonNode root)
    {
        for (var i = random.Next(1, 4); i > 0; i--)
        {
            var containers = new List<JsonNode>();
            Collect(root, containers);
            Change(containers[random.Next(containers.Count)]);
        }

        return root;
    }

    private static void Collect(JsonNode? node, List<JsonNode> containers)
    {
        var children = node switch
        {
            JsonObject members => members.Select(static member => member.Value),
            JsonArray items => items,
            _ => null,
        };
        if (children is not null)
        {
            containers.Add(node!);
            foreach (var child in children)
            {
                Collect(child, containers);
            }
        }
    }

    private void Change(JsonNode container)
    {
        if (container is JsonObject members)
        {
            Change(members);
        }
        else
        {
            Change((JsonArray)container);
        }
    }

    private void Change(JsonObject members)
    {
        var known = members.Count > 0 ? members.GetAt(random.Next(members.Count)).Key : Pick(Keys);
        switch (random.Next(4))
        {
            case 0:
                members.Remove(known);
                break;
            case 1:
                members[Pick(Keys)] = Value();
                break;
            case 2:
                members[Pick(Keys)] = members[known]?.DeepClone();
                break;
            default:
                members[known] = Value();
                break;
        }
    }

    private void Change(JsonArray items)
    {
        if (items.Count == 0 || random.Next(3) == 0)
        {
            items.Add(random.Next(2) == 0 || items.Count == 0 ? Value() : items[0]?.DeepClone());
            return;
        }

        var at = random.Next(items.Count);
        if (random.Next(3) == 0)
        {
            items.RemoveAt(at);
        }
        else
        {
            items[at] = Value();
        }
    }

    private JsonNode? Value() => JsonNode.Parse(Pick(Values));

    private string Pick(string[] choices) => choices[random.Next(choices.Length)];
}
