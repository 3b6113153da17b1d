namespace McpPolicy.Cli.Output;

/// <summary>What the process's exit status says.</summary>
internal static class ExitStatus
{
    /// <summary>Everything was as it should be.</summary>
    public const int Success = 0;

    /// <summary>The question was answered, and the answer is no: a case failed, a policy is not valid, a policy cannot be converted.</summary>
    public const int Failure = 1;

    /// <summary>The question could not be answered: a wrong command line, a file that cannot be read.</summary>
    public const int BadInput = 2;
}
