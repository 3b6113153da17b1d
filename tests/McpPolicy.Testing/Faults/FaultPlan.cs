namespace McpPolicy.Testing.Faults;

/// <summary>What a proxy is to spoil next.</summary>
internal sealed class FaultPlan
{
    private readonly Lock _lock = new();
    private readonly List<Rule> _rules = [];
    private long _delayTicks;

    public FlowGate Gate { get; } = new();

    public TimeSpan Delay
    {
        get => TimeSpan.FromTicks(Interlocked.Read(ref _delayTicks));
        set => Interlocked.Exchange(ref _delayTicks, value.Ticks);
    }

    public void Add(FaultAnswer answer, int times, Func<ProxiedRequest, bool> match)
    {
        lock (_lock)
        {
            _rules.Add(new Rule(answer, times, match));
        }
    }

    /// <summary>The answer to give in the server's place, or null. Counts.</summary>
    public FaultAnswer? Take(ProxiedRequest request)
    {
        lock (_lock)
        {
            var rule = _rules.Find(r => r.Match(request));
            if (rule is not null && --rule.Times == 0)
            {
                _rules.Remove(rule);
            }

            return rule?.Answer;
        }
    }

    private sealed class Rule(FaultAnswer answer, int times, Func<ProxiedRequest, bool> match)
    {
        public FaultAnswer Answer => answer;

        public Func<ProxiedRequest, bool> Match => match;

        public int Times { get; set; } = times;
    }
}
