using FluentValidation;
using Microsoft.Extensions.Options;

namespace Omni.Api.Foundation.Http;

/// <summary>Validates bodies and options with FluentValidation before they are used.</summary>
internal static class Validation
{
    /// <summary>Validates the body <typeparamref name="T"/> of the endpoint and reports every fault in one answer.</summary>
    public static RouteHandlerBuilder Validated<T>(this RouteHandlerBuilder endpoint)
        where T : class =>
        endpoint.AddEndpointFilter(async (context, next) =>
        {
            var body = context.Arguments.OfType<T>().FirstOrDefault();
            if (body is null) return ApiError.BadRequest("A JSON body is required");
            var validator = context.HttpContext.RequestServices.GetRequiredService<IValidator<T>>();
            return Check(validator, body) ?? await next(context);
        });

    /// <summary>The refusal of a body; null when it is valid.</summary>
    public static ApiError? Check<T>(IValidator<T> validator, T body) =>
        validator.Validate(body) is { IsValid: false } result ? ApiError.Validation(Fields(result)) : null;

    /// <summary>
    /// Binds a section to options that are validated at start. An unknown key or a wrong value stops the start with one clear line.
    /// </summary>
    public static void AddValidated<T, TValidator>(this IServiceCollection services, string section)
        where T : class
        where TValidator : AbstractValidator<T>, new()
    {
        services.AddOptions<T>().BindConfiguration(section, o => o.ErrorOnUnknownConfiguration = true).ValidateOnStart();
        services.AddSingleton<IValidateOptions<T>>(new OptionsCheck<T>(section, new TValidator()));
        services.AddSingleton(new SettingsSection(section, typeof(T)));
    }

    private static Dictionary<string, string[]> Fields(FluentValidation.Results.ValidationResult result) =>
        result.Errors.GroupBy(e => e.PropertyName, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Select(e => e.ErrorMessage).Distinct().ToArray());
}
