using System.Text;
using System.Text.Json;

namespace McpPolicy.Cli.Convert.ToolPolicies;

/// <summary>Writes JSON as YAML in the style of hand-written resources: short lists of values and short objects on one line.</summary>
internal sealed class YamlText(StringBuilder output)
{
    private const int MaxLine = 120;

    /// <summary>Writes an object as a document.</summary>
    public void Write(JsonElement root) => WriteMembers(root, 0, isFirstIndented: true);

    private void WriteMembers(JsonElement mapping, int indent, bool isFirstIndented)
    {
        foreach (var member in mapping.EnumerateObject())
        {
            output.Append(' ', isFirstIndented ? indent : 0).Append(member.Name).Append(':');
            WriteValue(member.Value, indent, member.Name.Length + 2);
            isFirstIndented = true;
        }
    }

    private void WriteValue(JsonElement value, int indent, int used)
    {
        if (YamlFlow.TryWrite(value, MaxLine - indent - used) is { } line)
        {
            output.Append(' ').Append(line).Append('\n');
        }
        else if (value.ValueKind == JsonValueKind.Array)
        {
            output.Append('\n');
            WriteItems(value, indent);
        }
        else
        {
            output.Append('\n');
            WriteMembers(value, indent + 2, isFirstIndented: true);
        }
    }

    private void WriteItems(JsonElement sequence, int indent)
    {
        foreach (var item in sequence.EnumerateArray())
        {
            output.Append(' ', indent).Append("- ");
            if (YamlFlow.TryWrite(item, MaxLine - indent - 2) is { } line)
            {
                output.Append(line).Append('\n');
            }
            else if (item.ValueKind == JsonValueKind.Object)
            {
                WriteMembers(item, indent + 2, isFirstIndented: false);
            }
            else
            {
                output.Append('\n');
                WriteItems(item, indent + 2);
            }
        }
    }
}
