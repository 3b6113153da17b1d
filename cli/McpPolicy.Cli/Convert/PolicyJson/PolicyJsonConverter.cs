using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using McpPolicy.Policy.Compilation;
using McpPolicy.Policy.Documents.Rules;
using McpPolicy.Policy.Model;

namespace McpPolicy.Cli.Convert.PolicyJson;

/// <summary>Writes a policy as a policy.json with a key for each tool.</summary>
internal static class PolicyJsonConverter
{
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static Conversion Convert(PolicyDocument document)
    {
        if (document.Policies is not [var policy])
        {
            return Conversion.Refused([$"{document.Policies.Length} policies cannot be said in one policy.json of this form"]);
        }

        if (policy.Mode == EnforcementMode.Audit)
        {
            return Conversion.Refused(["the mode Audit of a whole policy cannot be said in policy.json; set it on each rule"]);
        }

        var fallback = DefaultRule.Enforced(document);
        var entries = new SeedEntries(policy.Rules, fallback);
        return entries.Problems.Count > 0 ? Conversion.Refused(entries.Problems) : new Conversion(Write(entries, fallback), []);
    }

    private static string Write(SeedEntries entries, DefaultAction fallback)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteString("version", "1");
            json.WriteString("default", Dialect.NameOf(Dialect.Seed.Defaults, fallback));
            if (entries.All.FirstOrDefault(static entry => entry.Key == SeedEntries.AllTools) is { } all)
            {
                json.WritePropertyName(SeedEntries.AllTools);
                SeedEntryWriter.Write(json, all);
            }

            WriteTools(json, entries);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray()) + "\n";
    }

    private static void WriteTools(Utf8JsonWriter json, SeedEntries entries)
    {
        json.WriteStartObject("tools");
        foreach (var entry in entries.All.Where(static entry => entry.Key != SeedEntries.AllTools))
        {
            json.WritePropertyName(entry.Key);
            SeedEntryWriter.Write(json, entry);
        }

        json.WriteEndObject();
    }
}
