using System.Reflection;
using System.Text;
using System.Xml.Linq;

namespace McpPolicy.CrdGenerator;

/// <summary>The docstrings of an assembly, from the XML file that the compiler writes beside it.</summary>
internal sealed class XmlDocumentation
{
    private readonly Dictionary<string, XElement> _members;

    private XmlDocumentation(Dictionary<string, XElement> members) => _members = members;

    /// <summary>Reads the file beside the assembly.</summary>
    public static XmlDocumentation Beside(Assembly assembly)
    {
        var file = Path.ChangeExtension(assembly.Location, ".xml");
        var members = XDocument.Load(file).Descendants("member").ToDictionary(m => m.Attribute("name")!.Value, StringComparer.Ordinal);
        return new XmlDocumentation(members);
    }

    /// <summary>The summary of a type as one paragraph, or null.</summary>
    public string? SummaryOf(Type type) => Summary($"T:{type.FullName!.Replace('+', '.')}");

    /// <summary>The summary of a property or of an enumeration's member as one paragraph, or null.</summary>
    public string? SummaryOf(MemberInfo member) =>
        Summary($"{(member is PropertyInfo ? 'P' : 'F')}:{member.DeclaringType!.FullName!.Replace('+', '.')}.{member.Name}");

    private string? Summary(string id) =>
        _members.TryGetValue(id, out var member) && member.Element("summary") is { } summary
            ? string.Join(' ', TextOf(summary).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            : null;

    private static string TextOf(XElement element)
    {
        var text = new StringBuilder();
        foreach (var node in element.Nodes())
        {
            text.Append(
                node switch
                {
                    XText t => t.Value,
                    XElement { Name.LocalName: "see" } see => see.Attribute("cref")!.Value.Split('.')[^1],
                    XElement inner => TextOf(inner),
                    _ => "",
                }
            );
        }

        return text.ToString();
    }
}
