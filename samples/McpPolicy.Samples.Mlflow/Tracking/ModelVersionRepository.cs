using System.Collections.Immutable;
using System.Globalization;

namespace McpPolicy.Samples.Mlflow.Tracking;

/// <summary>Reads and changes versions of registered models.</summary>
internal sealed class ModelVersionRepository(StateCell cell)
{
    /// <summary>The most versions that one model can have, so that a client cannot fill the memory.</summary>
    public const int MaxVersions = 10_000;

    /// <summary>The most models that there can be.</summary>
    public const int MaxModels = 10_000;

    /// <summary>The versions of a model, the newest first; none when there is no such model.</summary>
    public ImmutableArray<ModelVersion> Of(string modelName) =>
        cell.Current.Models.TryGetValue(modelName, out var model) ? [.. model.Versions.Values.Reverse()] : [];

    public Outcome<ModelVersion> Find(string modelName, string version) =>
        ModelRepository.Find(cell.Current, modelName).Then(model => Find(model, version));

    public Outcome<ModelVersion> FindByAlias(string modelName, string alias) =>
        ModelRepository
            .Find(cell.Current, modelName)
            .Then(model =>
                model.Aliases.TryGetValue(alias, out var version)
                    ? model.Versions[version]
                    : (Outcome<ModelVersion>)new Failure($"Registered model alias {alias} not found.")
            );

    /// <summary>The newest version in each stage.</summary>
    /// <param name="modelName">The model.</param>
    /// <param name="stages">The stages asked for; empty means all.</param>
    public Outcome<ImmutableArray<ModelVersion>> Latest(string modelName, IReadOnlyList<string> stages)
    {
        if (stages.FirstOrDefault(static stage => Stages.Find(stage) is null) is { } unknown)
        {
            return UnknownStage(unknown);
        }

        var wanted = stages.Select(Stages.Find).ToHashSet(StringComparer.Ordinal);
        return ModelRepository
            .Find(cell.Current, modelName)
            .Map(model =>
                model
                    .Versions.Values.GroupBy(static version => version.Stage, StringComparer.Ordinal)
                    .Where(group => wanted.Count == 0 || wanted.Contains(group.Key))
                    .Select(static group => group.MaxBy(static version => version.Version)!)
                    .ToImmutableArray()
            );
    }

    /// <summary>Adds a version to a model, and the model when it does not exist.</summary>
    public Outcome<ModelVersion> Add(string modelName, string source, string runId, ImmutableSortedDictionary<string, string> tags) =>
        cell.Change((state, now) => Add(state, now, modelName, source, runId, tags));

    /// <summary>Makes a copy of a version in another model.</summary>
    public Outcome<ModelVersion> Copy(string fromModel, string version, string toModel) =>
        cell.Change(
            (state, now) =>
                ModelRepository
                    .Find(state, fromModel)
                    .Then(model => Find(model, version))
                    .Then(found => Add(state, now, toModel, $"models:/{fromModel}/{found.Version}", found.RunId, found.Tags))
        );

    public Outcome<ModelVersion> Describe(string modelName, string version, string description) =>
        Replace(modelName, version, (model, found) => With(model, found with { Description = description }));

    /// <summary>Moves a version to a stage.</summary>
    /// <param name="modelName">The model.</param>
    /// <param name="version">The version's number.</param>
    /// <param name="stage">One of <see cref="Stages"/>, in any case of letters.</param>
    /// <param name="archiveExisting">Whether versions that are in that stage already move to Archived.</param>
    public Outcome<ModelVersion> Transition(string modelName, string version, string stage, bool archiveExisting)
    {
        if (Stages.Find(stage) is not { } target)
        {
            return UnknownStage(stage);
        }

        return Replace(
            modelName,
            version,
            (model, found) => With(archiveExisting ? Archive(model, target) : model, found with { Stage = target })
        );
    }

    /// <summary>Removes a version and the aliases that name it, for good.</summary>
    public Outcome<ModelVersion> Delete(string modelName, string version) =>
        Replace(
            modelName,
            version,
            static (model, found) =>
                model with
                {
                    Versions = model.Versions.Remove(found.Version),
                    Aliases = model.Aliases.RemoveRange(model.Aliases.Where(alias => alias.Value == found.Version).Select(a => a.Key)),
                }
        );

    internal static Outcome<ModelVersion> Find(RegisteredModel model, string version) =>
        int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && model.Versions.TryGetValue(number, out var found)
            ? found
            : new Failure($"Model Version (name={model.Name}, version={version}) not found.");

    private static Outcome<(TrackingState State, ModelVersion Value)> Add(
        TrackingState state,
        long now,
        string modelName,
        string source,
        string runId,
        ImmutableSortedDictionary<string, string> tags
    )
    {
        if (modelName.Length is 0 or > TagRules.MaxKeyLength)
        {
            return new Failure($"A model name has 1 to {TagRules.MaxKeyLength} characters; this one has {modelName.Length}.");
        }

        var model = state.Models.GetValueOrDefault(modelName) ?? new RegisteredModel(modelName, now);
        if (model.Versions.Count >= MaxVersions || (model.LastVersion == 0 && state.Models.Count >= MaxModels))
        {
            return new Failure($"There is no room for a further version of '{modelName}'.");
        }

        var version = new ModelVersion(modelName, model.LastVersion + 1, source, runId, now) { Tags = tags };
        model = With(model, version) with { LastVersion = version.Version, LastUpdateTime = now };
        return (state with { Models = state.Models.SetItem(modelName, model) }, version);
    }

    private Outcome<ModelVersion> Replace(string modelName, string version, Func<RegisteredModel, ModelVersion, RegisteredModel> change) =>
        cell.Change(
            (state, now) =>
                ModelRepository
                    .Find(state, modelName)
                    .Then(model =>
                        Find(model, version)
                            .Map(found =>
                            {
                                var changed = change(model, found with { LastUpdateTime = now }) with { LastUpdateTime = now };
                                return (
                                    state with
                                    {
                                        Models = state.Models.SetItem(modelName, changed),
                                    },
                                    changed.Versions.GetValueOrDefault(found.Version) ?? found
                                );
                            })
                    )
        );

    private static RegisteredModel Archive(RegisteredModel model, string stage) =>
        model with
        {
            Versions = model.Versions.SetItems(
                model
                    .Versions.Values.Where(version => version.Stage == stage)
                    .Select(static version => KeyValuePair.Create(version.Version, version with { Stage = Stages.Archived }))
            ),
        };

    private static RegisteredModel With(RegisteredModel model, ModelVersion version) =>
        model with
        {
            Versions = model.Versions.SetItem(version.Version, version),
        };

    private static Failure UnknownStage(string stage) =>
        new($"Invalid Model Version stage: {stage}. Value must be one of {string.Join(", ", Stages.All)}.");
}
