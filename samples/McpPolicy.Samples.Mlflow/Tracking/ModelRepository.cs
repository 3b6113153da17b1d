using System.Collections.Immutable;

namespace McpPolicy.Samples.Mlflow.Tracking;

/// <summary>Reads and changes registered models: their tags and aliases, and their removal.</summary>
internal sealed class ModelRepository(StateCell cell)
{
    public ImmutableArray<RegisteredModel> All => [.. cell.Current.Models.Values];

    public Outcome<RegisteredModel> Find(string name) => Find(cell.Current, name);

    public Outcome<RegisteredModel> SetTag(string name, string key, string value) =>
        Replace(name, model => TagRules.Set(model.Tags, key, value).Map(tags => model with { Tags = tags }));

    public Outcome<RegisteredModel> SetAlias(string name, string alias, string version) =>
        Replace(
            name,
            model =>
                ModelVersionRepository
                    .Find(model, version)
                    .Then(found =>
                        alias.Length is 0 or > TagRules.MaxKeyLength
                            ? new Failure($"An alias has 1 to {TagRules.MaxKeyLength} characters; this one has {alias.Length}.")
                            : (Outcome<RegisteredModel>)(model with { Aliases = model.Aliases.SetItem(alias, found.Version) })
                    )
        );

    public Outcome<RegisteredModel> DeleteAlias(string name, string alias) =>
        Replace(
            name,
            model =>
                model.Aliases.ContainsKey(alias)
                    ? model with
                    {
                        Aliases = model.Aliases.Remove(alias),
                    }
                    : new Failure($"Registered model alias {alias} not found.")
        );

    /// <summary>Removes a model with all its versions, tags and aliases, for good.</summary>
    public Outcome<RegisteredModel> Delete(string name) =>
        cell.Change((state, _) => Find(state, name).Map(model => (state with { Models = state.Models.Remove(name) }, model)));

    internal static Outcome<RegisteredModel> Find(TrackingState state, string name) =>
        state.Models.TryGetValue(name, out var model) ? model : new Failure($"Registered Model with name={name} not found.");

    private Outcome<RegisteredModel> Replace(string name, Func<RegisteredModel, Outcome<RegisteredModel>> change) =>
        cell.Change(
            (state, now) =>
                Find(state, name)
                    .Then(change)
                    .Map(model => model with { LastUpdateTime = now })
                    .Map(model => (state with { Models = state.Models.SetItem(name, model) }, model))
        );
}
