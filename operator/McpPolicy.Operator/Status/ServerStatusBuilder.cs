using System.Collections.Immutable;
using McpPolicy.Operator.DesiredState;
using McpPolicy.Operator.Entities;
using McpPolicy.Operator.Entities.Servers;

namespace McpPolicy.Operator.Status;

/// <summary>What the status of an McpServer is to say.</summary>
internal static class ServerStatusBuilder
{
    /// <summary>The status of a server whose spec is invalid: nothing is changed, what ran before runs on.</summary>
    public static McpServerStatus Invalid(McpServer server, ImmutableArray<string> errors)
    {
        var message = string.Join("; ", errors);
        return new McpServerStatus
        {
            ObservedGeneration = server.Metadata.Generation,
            Address = server.Status?.Address,
            Policy = server.Status?.Policy,
            Credentials = server.Status?.Credentials,
            Conditions =
            [
                .. new[]
                {
                    new Verdict(ConditionTypes.Accepted, false, Reasons.Invalid, message),
                    new Verdict(ConditionTypes.ResolvedRefs, null, Reasons.Invalid, "The spec is invalid."),
                    new Verdict(
                        ConditionTypes.Programmed,
                        false,
                        Reasons.Invalid,
                        "The spec is invalid; what was in force before stays so."
                    ),
                    new Verdict(ConditionTypes.Ready, false, Reasons.Invalid, message),
                }.Select(v => v.On(server.Metadata.Generation)),
            ],
        };
    }

    /// <summary>The status of a server whose spec is valid.</summary>
    public static McpServerStatus Build(McpServer server, McpServerSpec spec, ServerFindings findings)
    {
        Verdict[] verdicts =
        [
            new(ConditionTypes.Accepted, true, Reasons.Accepted, Acceptance(spec, findings)),
            References(findings.MissingReferences),
            findings.Obstacle ?? ProgrammedVerdict.Of(server, findings),
            .. CountersVerdict.Of(spec, findings),
        ];
        return new McpServerStatus
        {
            ObservedGeneration = server.Metadata.Generation,
            Address = new ServerAddress { Url = ProxyNames.UrlOf(server.Metadata.Name!, server.Metadata.Namespace!) },
            Policy = PolicyOf(server, spec, findings),
            Credentials = CredentialsOf(findings),
            Conditions = [.. verdicts.Append(Readiness(verdicts)).Select(v => v.On(server.Metadata.Generation))],
        };
    }

    private static string Acceptance(McpServerSpec spec, ServerFindings findings)
    {
        const string Valid = "The spec is valid.";
        return SeparateCounts.WarningFor(spec, findings.Policy) is { } warning ? $"{Valid} {warning}" : Valid;
    }

    private static ServerPolicyStatus PolicyOf(McpServer server, McpServerSpec spec, ServerFindings findings)
    {
        var loaded = findings.Rollout?.Loaded ?? 0;
        return new ServerPolicyStatus
        {
            Revision = findings.Policy.Composed.Revision,
            ProgrammedRevision = findings.Rollout is { IsProgrammed: true } rollout
                ? rollout.Revision
                : server.Status?.Policy?.ProgrammedRevision,
            AttachedPolicies = findings.Policy.Attached.Length,
            LoadedReplicas = loaded,
            DesiredReplicas = spec.Proxy.Replicas,
            InForce = $"{loaded}/{spec.Proxy.Replicas}",
        };
    }

    private static ServerCredentialStatus? CredentialsOf(ServerFindings findings) =>
        findings.Credentials is { } credentials
            ? new ServerCredentialStatus
            {
                Revision = credentials.Revision,
                ProgrammedRevision = findings.Rollout is { AreCredentialsProgrammed: true } rollout ? rollout.Credentials : null,
                Grants = credentials.Grants.Count,
                LoadedReplicas = findings.Rollout?.WithCredentials ?? 0,
            }
            : null;

    private static Verdict References(ImmutableArray<MissingReference> missing) =>
        missing.IsEmpty
            ? new(
                ConditionTypes.ResolvedRefs,
                true,
                Reasons.ResolvedRefs,
                "Everything the spec refers to exists, as far as the operator may look."
            )
            : new(ConditionTypes.ResolvedRefs, false, missing[0].Reason, string.Join(' ', missing.Select(m => m.Message)));

    private static Verdict Readiness(IEnumerable<Verdict> others) =>
        others.FirstOrDefault(v => v.Holds != true) is { } first
            ? new(ConditionTypes.Ready, false, first.Reason, first.Message)
            : new(ConditionTypes.Ready, true, Reasons.Ready, "Calls are answered under the policy shown.");
}
