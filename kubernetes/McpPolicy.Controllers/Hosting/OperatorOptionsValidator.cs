using Microsoft.Extensions.Options;

namespace McpPolicy.Controllers.Hosting;

internal sealed class OperatorOptionsValidator : IValidateOptions<OperatorOptions>
{
    public ValidateOptionsResult Validate(string? name, OperatorOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.Name))
        {
            return ValidateOptionsResult.Fail("Operator: Name is empty, set a DNS label such as 'my-operator'.");
        }

        if (options.Namespace is { Length: 0 })
        {
            return ValidateOptionsResult.Fail("Operator: Namespace is empty, set a namespace or leave it out to watch all.");
        }

        return options.LeaderElection.Validate() is { } problem ? ValidateOptionsResult.Fail(problem) : ValidateOptionsResult.Success;
    }
}
