using System.Globalization;
using System.Text;

namespace McpPolicy.EndToEnd.Tests.Propagation;

/// <summary>The table of a measurement, as Markdown.</summary>
internal static class PropagationReport
{
    public static string Write(IReadOnlyList<PropagationTimes> edits, int replicas)
    {
        var text = new StringBuilder();
        text.Append(
            CultureInfo.InvariantCulture,
            $"""
            # How long a policy edit takes to be in force

            From the start of `kubectl apply` to `Programmed=True`, {replicas} proxy replicas on one node, {edits.Count} edits; seconds.
            Written by `make measure-propagation`; read it for the shares, not for the machine's speed.

            | stage | median | slowest |
            |---|---:|---:|

            """
        );
        Row("operator: kubectl apply to ConfigMap written", static edit => edit.Operator);
        Row("kubelet: ConfigMap to file in the last pod", static edit => edit.Kubelet);
        Row("proxy: file to loaded on the last replica", static edit => edit.Proxy);
        Row("operator: loaded to Programmed=True", static edit => edit.Report);
        Row("all", static edit => edit.Total);
        return text.ToString();

        void Row(string stage, Func<PropagationTimes, TimeSpan> part)
        {
            var sorted = edits.Select(edit => part(edit).TotalSeconds).Order().ToList();
            var median = (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
            text.AppendLine(CultureInfo.InvariantCulture, $"| {stage} | {median:0.00} | {sorted[^1]:0.00} |");
        }
    }
}
