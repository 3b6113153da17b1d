using McpPolicy.Controllers.Events;
using McpPolicy.Kubernetes.Models;
using McpPolicy.Operator.Entities;
using McpPolicy.Operator.Entities.Servers;
using McpPolicy.Operator.Events;

namespace McpPolicy.Operator.Tests.Events;

public sealed class StatusAnnouncerTests
{
    private static readonly McpServerStatus Conflicted = Status("False", "Conflicted", "Something is in the way.");
    private static readonly McpServerStatus Programmed = Status("True", "Programmed", "All report a.", "a");

    [Fact]
    public void Announce_AfterARestart_TellsNothingThatIsInTheStoredStatus() => Assert.Empty(Told((Conflicted, Conflicted)));

    [Fact]
    public void Announce_StoreLagsBehindTheLastWrite_TellsOnce() =>
        Assert.Equal(["Conflicted"], Told((null, Conflicted), (null, Conflicted)));

    [Fact]
    public void Announce_FailsAnewAfterItWasWell_TellsAgain() =>
        Assert.Equal(["Conflicted", "Programmed", "Conflicted"], Told((null, Conflicted), (null, Programmed), (null, Conflicted)));

    [Fact]
    public void Announce_FailsForAnotherReason_TellsThatToo() =>
        Assert.Equal(["Conflicted", "PolicyTooLarge"], Told((null, Conflicted), (null, Status("False", "PolicyTooLarge", "Shorten it."))));

    [Fact]
    public void Announce_ProxiesStillLoading_IsNoEvent() => Assert.Empty(Told((null, Status("False", "Pending", "0 of 2 proxies."))));

    [Fact]
    public void Announce_SameRevisionInForceAgain_TellsOnce() =>
        Assert.Equal(
            ["Programmed", "Programmed"],
            Told(
                (null, Programmed),
                (null, Status("False", "Pending", "1 of 2 proxies.", "a")),
                (null, Programmed),
                (null, Status("True", "Programmed", "All report b.", "b"))
            )
        );

    [Fact]
    public void Announce_ServerMadeAnewUnderTheSameName_IsAnother()
    {
        var recorder = new Recorder();
        var announcer = new StatusAnnouncer(recorder);

        announcer.Announce(Server("first"), Conflicted);
        announcer.Announce(Server("second"), Conflicted);

        Assert.Equal(["Conflicted", "Conflicted"], recorder.Reasons);
    }

    private static List<string> Told(params ReadOnlySpan<(McpServerStatus? Stored, McpServerStatus Written)> writes)
    {
        var recorder = new Recorder();
        var announcer = new StatusAnnouncer(recorder);
        foreach (var (stored, written) in writes)
        {
            announcer.Announce(Server("one", stored), written);
        }

        return recorder.Reasons;
    }

    private static McpServer Server(string uid, McpServerStatus? status = null) =>
        new()
        {
            Metadata = new V1ObjectMeta
            {
                Name = "mlflow",
                Namespace = "ml",
                Uid = uid,
            },
            Status = status,
        };

    private static McpServerStatus Status(string programmed, string reason, string message, string? revision = null) =>
        new()
        {
            Policy = new ServerPolicyStatus { ProgrammedRevision = revision },
            Conditions =
            [
                new V1Condition
                {
                    Type = "Programmed",
                    Status = programmed,
                    Reason = reason,
                    Message = message,
                },
            ],
        };

    private sealed class Recorder : IEventRecorder
    {
        public List<string> Reasons { get; } = [];

        public void Publish(IKubernetesObject<V1ObjectMeta> regarding, EventType type, string reason, string action, string note) =>
            Reasons.Add(reason);
    }
}
