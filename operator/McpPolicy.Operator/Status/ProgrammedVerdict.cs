using McpPolicy.Operator.Entities;
using McpPolicy.Operator.Policies;
using McpPolicy.Operator.Reports;

namespace McpPolicy.Operator.Status;

/// <summary>Judges whether a server's compiled policy is in force.</summary>
internal static class ProgrammedVerdict
{
    // A proxy's problem is the same on most pods; a few tell it all.
    private const int MaxProblems = 3;

    public static Verdict Of(McpServer server, ServerFindings findings)
    {
        var rollout = findings.Rollout!;
        var notes = string.Concat(findings.Policy.Invalid.Select(Note));
        return rollout.IsProgrammed
            ? new(
                ConditionTypes.Programmed,
                true,
                Reasons.Programmed,
                $"All {rollout.Ready} proxies report revision {rollout.Revision}.{notes}"
            )
            : new(ConditionTypes.Programmed, false, Reasons.Pending, Progress(server, rollout) + notes);
    }

    private static string Progress(McpServer server, Rollout rollout)
    {
        if (rollout.Loaded < rollout.Ready)
        {
            var problems = rollout.Behind.Take(MaxProblems).Select(Problem);
            return $"{rollout.Loaded} of {rollout.Ready} ready proxies report revision {rollout.Revision}. {string.Join(' ', problems)}";
        }

        return $"{rollout.Ready} of {rollout.Desired} proxy pods are ready. If it stays so, look at"
            + $" kubectl describe pods -n {server.Metadata.Namespace} -l mcppolicy.dev/server={server.Metadata.Name}"
            + " (image, Secrets of headersFrom, quota, scheduling).";
    }

    private static string Problem(ProxyReport report) =>
        (report.Revision, report.Problem) switch
        {
            (null, { } problem) => $"{report.Pod}: {problem}.",
            (null, null) => $"{report.Pod} has no policy loaded.",
            ({ } revision, null) => $"{report.Pod} has {revision}.",
            ({ } revision, { } problem) => $"{report.Pod} has {revision}: {problem}.",
        };

    private static string Note(AttachedPolicy attached) =>
        attached.Standing == PolicyStanding.Held
            ? $" ToolPolicy {attached.Policy.Name} is invalid: its last valid version is in force."
            : $" ToolPolicy {attached.Policy.Name} is invalid and never was valid here: it refuses every call.";
}
