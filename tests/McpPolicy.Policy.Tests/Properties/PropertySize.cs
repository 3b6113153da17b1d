using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace McpPolicy.Policy.Tests.Properties;

/// <summary>How many random cases a property is tried on. MCPPOLICY_PROPERTY_CASES asks for another number: mutation testing runs each
/// property thousands of times.</summary>
internal static class PropertySize
{
    public static Config Of(int cases) => Config.QuickThrowOnFailure.WithMaxTest(Setting() ?? cases);

    private static int? Setting() =>
        Environment.GetEnvironmentVariable("MCPPOLICY_PROPERTY_CASES") is { Length: > 0 } text
            ? int.Parse(text, CultureInfo.InvariantCulture)
            : null;
}
