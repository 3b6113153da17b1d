using System.Text.Json.Nodes;
using McpPolicy.Controllers.Hosting;
using McpPolicy.Controllers.Leases;
using McpPolicy.Controllers.Tests.Fixtures;
using McpPolicy.Kubernetes.Configuration;
using McpPolicy.Kubernetes.Models;
using McpPolicy.Testing.Cluster;
using McpPolicy.Testing.Faults;
using Microsoft.Extensions.DependencyInjection;

namespace McpPolicy.Controllers.Tests.Leases;

public class LeaderElectionTests(ControlPlane controlPlane, GadgetDefinition definition) : ClusterTest(controlPlane, definition)
{
    [Fact]
    public async Task TwoProcesses_ExactlyOneReconciles_AndTheOtherTakesOverWhenItStops()
    {
        await using var one = NewCandidate("one");
        await using var two = NewCandidate("two");
        await one.StartAsync();
        await UntilAsync(() => StateOf(one) == LeaderState.Leading);
        await two.StartAsync();
        await CreateGadgetAsync("a");
        await one.Controller.HadAsync("a", 1);
        await UntilAsync(() => two.Health.Details.Contains("leader: one", StringComparer.Ordinal));

        Assert.Equal(LeaderState.Standby, StateOf(two));
        Assert.Empty(two.Controller.Calls);
        Assert.Equal(1, one.Metric("leader_election_master_status{name=\"election\"}"));
        Assert.Equal(0, two.Metric("leader_election_master_status{name=\"election\"}"));

        await one.StopAsync();
        await two.Controller.HadAsync("a", 1);
        var lease = await Client.GetAsync<V1Lease>("election", Namespace, Cancellation);
        Assert.Equal(("two", 1), (lease.Spec?.HolderIdentity, lease.Spec?.LeaseTransitions));
    }

    [Fact]
    public async Task LeaderIsCutOff_GivesUpBeforeAnotherLeads_AndItsProcessEnds()
    {
        await using var proxy = FaultProxy.Start(Configuration);
        await using var one = NewCandidate("one", proxy.Configuration);
        await using var two = NewCandidate("two");
        await one.StartAsync();
        await UntilAsync(() => StateOf(one) == LeaderState.Leading);
        await two.StartAsync();

        proxy.GoDown();
        await UntilAsync(() =>
        {
            var second = StateOf(two);
            Assert.False(second == LeaderState.Leading && StateOf(one) == LeaderState.Leading, "Both lead.");
            return second == LeaderState.Leading;
        });

        Assert.Equal(LeaderState.Lost, StateOf(one));
        Assert.False(one.Health.IsLive);
        await AssertEndedAsync(one);
    }

    [Fact]
    public async Task LeaseTakenByAnother_CallUnderWayIsCancelledAndTheProcessEnds()
    {
        await using var one = NewCandidate("one");
        var cancelled = new TaskCompletionSource();
        one.Controller.Behaviour = async (_, abort) =>
        {
            await using (abort.Register(cancelled.SetResult))
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, abort);
                return default;
            }
        };
        await one.StartAsync();
        await CreateGadgetAsync("a");
        await one.Controller.HadAsync("a", 1);

        await Client.MergePatchAsync<V1Lease>(
            "election",
            Namespace,
            new JsonObject { ["spec"] = new JsonObject { ["holderIdentity"] = "thief" } },
            Cancellation
        );

        await cancelled.Task.WaitAsync(TimeSpan.FromSeconds(30), Cancellation);
        await AssertEndedAsync(one);
        var lease = await Client.GetAsync<V1Lease>("election", Namespace, Cancellation);
        Assert.Equal("thief", lease.Spec?.HolderIdentity);
    }

    [Fact]
    public async Task ApiServerFailsNowAndThen_LeaderStaysLeader()
    {
        await using var proxy = FaultProxy.Start(Configuration);
        await using var one = NewCandidate("one", proxy.Configuration);
        await one.StartAsync();
        await UntilAsync(() => StateOf(one) == LeaderState.Leading);
        var before = await RenewedAsync();
        proxy.Inject(FaultAnswer.InternalError, times: 2, match: request => request.Target.Contains("leases", StringComparison.Ordinal));

        await UntilAsync(async () => await RenewedAsync() > before);
        Assert.Equal(LeaderState.Leading, StateOf(one));
    }

    [Fact]
    public async Task LeftoverLease_OfADeadProcess_IsTakenOverOnceItHasRunOut()
    {
        await Client.CreateAsync(
            new V1Lease
            {
                Metadata = Meta("election"),
                // A clock that is far ahead of ours must not matter.
                Spec = new V1LeaseSpec
                {
                    HolderIdentity = "dead",
                    LeaseDurationSeconds = 1,
                    RenewTime = TimeProvider.System.GetUtcNow().AddDays(1),
                },
            },
            Cancellation
        );
        await using var one = await NewCandidate("one").StartAsync();

        await UntilAsync(() => StateOf(one) == LeaderState.Leading);
    }

    [Theory]
    [InlineData(0.5, 0.4, 0.1, "LeaseDuration is")]
    [InlineData(15, 15, 2, "RenewDeadline")]
    [InlineData(15, 10, 10, "RetryPeriod")]
    [InlineData(15, 10, 0, "RetryPeriod")]
    public void Validate_TimesThatWouldLetTwoLead_SaysWhich(double lease, double renew, double retry, string expected)
    {
        var options = new LeaderElectionOptions
        {
            LeaseDuration = TimeSpan.FromSeconds(lease),
            RenewDeadline = TimeSpan.FromSeconds(renew),
            RetryPeriod = TimeSpan.FromSeconds(retry),
        };
        Assert.StartsWith($"Leader election: {expected}", options.Validate(), StringComparison.Ordinal);
    }

    [Fact]
    public void Validate_Defaults_AreFine() => Assert.Null(new LeaderElectionOptions().Validate());

    private OperatorHost NewCandidate(string identity, KubernetesClientConfiguration? through = null) =>
        NewOperator(through)
            .WithGadgets()
            .Configure(options =>
                options.LeaderElection = new LeaderElectionOptions
                {
                    LeaseNamespace = Namespace,
                    LeaseName = "election",
                    Identity = identity,
                    LeaseDuration = TimeSpan.FromSeconds(4),
                    RenewDeadline = TimeSpan.FromSeconds(3),
                    RetryPeriod = TimeSpan.FromMilliseconds(300),
                }
            );

    private static LeaderState StateOf(OperatorHost host) => host.Services.GetRequiredService<ILeaderStatus>().State;

    private async Task<DateTimeOffset?> RenewedAsync() =>
        (await Client.GetAsync<V1Lease>("election", Namespace, Cancellation)).Spec?.RenewTime;

    private static async Task AssertEndedAsync(OperatorHost host)
    {
        await host.Stopped.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        await UntilAsync(() => Environment.ExitCode == 1);
        Environment.ExitCode = 0;
    }
}
