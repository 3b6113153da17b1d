using McpPolicy.Kubernetes.Models;
using McpPolicy.Kubernetes.Operations;
using McpPolicy.Kubernetes.Tests.Fixtures;
using McpPolicy.Testing.Cluster;

namespace McpPolicy.Kubernetes.Tests.Operations;

/// <summary>The server understands what the models write, and they read what it answers.</summary>
public sealed class ModelTests(ControlPlane controlPlane) : ApiTest(controlPlane)
{
    private static readonly ApplyOptions Ours = new("ours");
    private static readonly Dictionary<string, string> Labels = new() { ["app"] = "web" };

    [Fact]
    public async Task Lease_KeepsMicroseconds()
    {
        var time = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero).AddTicks(1_234_560);
        var lease = new V1Lease
        {
            Metadata = Meta("l"),
            Spec = new V1LeaseSpec
            {
                HolderIdentity = "me",
                RenewTime = time,
                LeaseDurationSeconds = 15,
            },
        };
        var stored = await Client.CreateAsync(lease, Cancellation);

        Assert.Equal(time, stored.Spec!.RenewTime);
        Assert.Equal(("me", 15), (stored.Spec.HolderIdentity, stored.Spec.LeaseDurationSeconds));
    }

    [Fact]
    public async Task Event_IsAccepted()
    {
        var happened = new Eventsv1Event
        {
            Metadata = Meta("e"),
            EventTime = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero),
            ReportingController = "mcppolicy.dev/tests",
            ReportingInstance = "one",
            Action = "Test",
            Reason = "Tested",
            Type = "Normal",
            Note = "a note",
            Regarding = new V1ObjectReference
            {
                Kind = "ConfigMap",
                Name = "a",
                Namespace = Namespace,
            },
        };
        var stored = await Client.CreateAsync(happened, Cancellation);

        Assert.Equal(("a note", happened.EventTime), (stored.Note, stored.EventTime));
    }

    [Fact]
    public async Task Deployment_RoundTripsWhatAnOperatorSets()
    {
        var stored = await Client.ApplyAsync(Deployment(), Ours, Cancellation);
        var pod = stored.Spec!.Template!.Spec!;
        var container = Assert.Single(pod.Containers!);

        Assert.Equal(2, stored.Spec.Replicas);
        Assert.Equal("25%", stored.Spec.Strategy!.RollingUpdate!.MaxSurge!.Value.Text);
        Assert.Equal(0, stored.Spec.Strategy.RollingUpdate.MaxUnavailable!.Value.Number);
        Assert.False(pod.AutomountServiceAccountToken);
        Assert.Equal("RuntimeDefault", pod.SecurityContext!.SeccompProfile!.Type);
        Assert.Equal("topology.kubernetes.io/zone", Assert.Single(pod.TopologySpreadConstraints!).TopologyKey);
        Assert.Equal("web", pod.Volumes![0].ConfigMap!.Name);
        Assert.Equal("admin", container.ReadinessProbe!.HttpGet!.Port!.Value.Text);
        Assert.Equal(["ALL"], container.SecurityContext!.Capabilities!.Drop!);
        Assert.True(container.SecurityContext.ReadOnlyRootFilesystem);
        Assert.Equal("128Mi", container.Resources!.Limits!["memory"]);
        Assert.Equal("metadata.name", container.Env![0].ValueFrom!.FieldRef!.FieldPath);
    }

    [Fact]
    public async Task NetworkPolicy_RoundTripsItsRules()
    {
        var policy = new V1NetworkPolicy
        {
            Metadata = Meta("n"),
            Spec = new V1NetworkPolicySpec
            {
                PodSelector = new V1LabelSelector { MatchLabels = Labels },
                PolicyTypes = ["Ingress", "Egress"],
                Ingress =
                [
                    new V1NetworkPolicyRule
                    {
                        Ports = [new V1NetworkPolicyPort { Protocol = "TCP", Port = 8080 }],
                        From = [new V1NetworkPolicyPeer { IpBlock = new V1IPBlock { Cidr = "10.0.0.0/8" } }],
                    },
                ],
            },
        };
        var stored = await Client.ApplyAsync(policy, Ours, Cancellation);

        var rule = Assert.Single(stored.Spec!.Ingress!);
        Assert.Equal(8080, rule.Ports![0].Port!.Value.Number);
        Assert.Equal("10.0.0.0/8", rule.From![0].IpBlock!.Cidr);
    }

    [Fact]
    public async Task ServiceAndAccount_AreAccepted()
    {
        var account = new V1ServiceAccount { Metadata = Meta("web"), AutomountServiceAccountToken = false };
        var service = new V1Service
        {
            Metadata = Meta("web"),
            Spec = new V1ServiceSpec
            {
                Selector = Labels,
                Ports =
                [
                    new V1ServicePort
                    {
                        Name = "mcp",
                        Port = 80,
                        TargetPort = "mcp",
                    },
                ],
            },
        };
        var storedAccount = await Client.ApplyAsync(account, Ours, Cancellation);
        var storedService = await Client.ApplyAsync(service, Ours, Cancellation);

        Assert.False(storedAccount.AutomountServiceAccountToken);
        Assert.Equal("mcp", storedService.Spec!.Ports![0].TargetPort!.Value.Text);
        Assert.NotEmpty(storedService.Spec.ClusterIP!);
    }

    private V1Deployment Deployment() =>
        new()
        {
            Metadata = Meta("web"),
            Spec = new V1DeploymentSpec
            {
                Replicas = 2,
                Selector = new V1LabelSelector { MatchLabels = Labels },
                Strategy = new V1DeploymentStrategy
                {
                    Type = "RollingUpdate",
                    RollingUpdate = new V1RollingUpdateDeployment { MaxSurge = "25%", MaxUnavailable = 0 },
                },
                Template = new V1PodTemplateSpec
                {
                    Metadata = new V1ObjectMeta { Labels = Labels },
                    Spec = PodSpec(),
                },
            },
        };

    private static V1PodSpec PodSpec() =>
        new()
        {
            AutomountServiceAccountToken = false,
            SecurityContext = new V1PodSecurityContext
            {
                RunAsNonRoot = true,
                SeccompProfile = new V1SeccompProfile { Type = "RuntimeDefault" },
            },
            TopologySpreadConstraints =
            [
                new V1TopologySpreadConstraint
                {
                    MaxSkew = 1,
                    TopologyKey = "topology.kubernetes.io/zone",
                    WhenUnsatisfiable = "ScheduleAnyway",
                    LabelSelector = new V1LabelSelector { MatchLabels = Labels },
                },
            ],
            Volumes =
            [
                new V1Volume
                {
                    Name = "policy",
                    ConfigMap = new V1ConfigMapVolumeSource { Name = "web" },
                },
            ],
            Containers = [Container()],
        };

    private static V1Container Container() =>
        new()
        {
            Name = "web",
            Image = "example.com/web:1",
            Env =
            [
                new V1EnvVar
                {
                    Name = "POD",
                    ValueFrom = new V1EnvVarSource { FieldRef = new V1ObjectFieldSelector { FieldPath = "metadata.name" } },
                },
            ],
            Ports = [new V1ContainerPort { Name = "admin", ContainerPort = 9090 }],
            ReadinessProbe = new V1Probe
            {
                HttpGet = new V1HTTPGetAction { Path = "/readyz", Port = "admin" },
            },
            SecurityContext = new V1SecurityContext
            {
                ReadOnlyRootFilesystem = true,
                Capabilities = new V1Capabilities { Drop = ["ALL"] },
            },
            Resources = new V1ResourceRequirements { Limits = new Dictionary<string, string> { ["memory"] = "128Mi" } },
            VolumeMounts =
            [
                new V1VolumeMount
                {
                    Name = "policy",
                    MountPath = "/etc/web",
                    ReadOnly = true,
                },
            ],
        };

    private V1ObjectMeta Meta(string name) => new() { Name = name, Namespace = Namespace };
}
