namespace McpPolicy.Policy.Model;

/// <summary>Which stretches of time a limit's window means.</summary>
public enum WindowAlignment
{
    /// <summary>Every interval of the window's length, wherever it begins. The default.</summary>
    Sliding,

    /// <summary>The calendar's seconds, minutes, hours and days in UTC: a daily budget starts anew at midnight.</summary>
    Calendar,
}
