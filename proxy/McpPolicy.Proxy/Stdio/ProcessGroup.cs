using System.Runtime.InteropServices;
using McpPolicy.Proxy.Configuration;

namespace McpPolicy.Proxy.Stdio;

/// <summary>
/// The program and whatever it started. Interpreters and package runners start the server proper as a child of their own, which a signal
/// to the program alone would leave behind.
/// </summary>
internal static class ProcessGroup
{
    /// <summary>SIGTERM (POSIX).</summary>
    public const int Terminate = 15;

    /// <summary>SIGKILL (POSIX).</summary>
    public const int Kill = 9;

    private const int NoHang = 1;

    /// <summary>
    /// setsid(1), which makes a program the leader of a group of its own; null where there is none, and then only the program itself and
    /// its descendants at that moment can be ended.
    /// </summary>
    public static readonly string? Leader = ExecutablePath.Find("setsid", "/usr/bin:/bin:/usr/local/bin");

    /// <summary>Sends a signal to all processes of the group. False when there is none left.</summary>
    public static bool Signal(int group, int signal) => SendSignal(-group, signal) == 0;

    /// <summary>
    /// Whether processes of the group are left. Those whose parent has ended become children of process 1: where the proxy is that, in a
    /// container, nobody else would collect them.
    /// </summary>
    public static bool IsAlive(int group)
    {
        while (WaitFor(-group, out _, NoHang) > 0)
        {
            // One zombie less.
        }

        return Signal(group, 0);
    }

    /// <summary>Sends a signal to one process.</summary>
    public static void SignalOne(int process, int signal) => _ = SendSignal(process, signal);

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SendSignal(int process, int signal);

    [DllImport("libc", EntryPoint = "waitpid")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int WaitFor(int process, out int status, int options);
}
