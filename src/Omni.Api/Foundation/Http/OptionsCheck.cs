using FluentValidation;
using Microsoft.Extensions.Options;

namespace Omni.Api.Foundation.Http;

/// <summary>Validates options at start with FluentValidation and reports every fault with the full name of its setting.</summary>
internal sealed class OptionsCheck<T>(string section, AbstractValidator<T> validator) : IValidateOptions<T>
    where T : class
{
    public ValidateOptionsResult Validate(string? name, T options)
    {
        var result = validator.Validate(options);
        return result.IsValid
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(result.Errors.Select(e => $"{section}:{e.PropertyName}: {e.ErrorMessage}"));
    }
}
