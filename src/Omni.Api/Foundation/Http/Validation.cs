using FluentValidation;
using Microsoft.Extensions.Options;
using Omni.Api.Foundation.Http.Faults;

namespace Omni.Api.Foundation.Http;

/// <summary>Validates bodies and options with FluentValidation before they are used.</summary>
internal static class Validation
{
    /// <summary>Validates the body <typeparamref name="T"/> of the endpoint and reports every fault in one answer.</summary>
    public static RouteHandlerBuilder Validated<T>(this RouteHandlerBuilder endpoint)
        where T : class =>
        endpoint.WithMetadata(new ValidatedBody()).AddEndpointFilter(async (context, next) =>
        {
            var body = context.Arguments.OfType<T>().FirstOrDefault();
            if (body is null) return ApiError.BadRequest("A JSON body is required");
            var validator = context.HttpContext.RequestServices.GetRequiredService<IValidator<T>>();
            return Check(validator, body) ?? await next(context);
        });

    /// <summary>
    /// The refusal of a body; null when it is valid. What of it could not be read is a fault too, and the only one of its field.
    /// </summary>
    public static ApiError? Check<T>(IValidator<T> validator, T body)
    {
        var fields = Fields(validator.Validate(body));
        foreach (var (field, messages) in BodyFaults.Found) fields[field] = messages;
        return fields.Count > 0 ? ApiError.Validation(fields) : null;
    }

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
