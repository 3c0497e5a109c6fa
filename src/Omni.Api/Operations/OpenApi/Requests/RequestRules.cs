using System.Collections.Concurrent;
using System.Text.Json;
using FluentValidation;

namespace Omni.Api.Operations.OpenApi.Requests;

/// <summary>The rules of each request, found once.</summary>
internal static class RequestRules
{
    private static readonly ConcurrentDictionary<Type, IReadOnlyDictionary<(Type Owner, string Name), FieldRule>> Known = new();

    public static IReadOnlyDictionary<(Type Owner, string Name), FieldRule> Of(
        Type request, IServiceProvider services, JsonSerializerOptions json) => Known.GetOrAdd(
            request, type => RequestProbe.Of(type, ValidatorOf(type, services), json));

    /// <summary>
    /// The validator of a request; null when it has none. One that depends on more than the request, such as a form's file, is asked as
    /// without it.
    /// </summary>
    private static IValidator? ValidatorOf(Type request, IServiceProvider services)
    {
        var wanted = typeof(IValidator<>).MakeGenericType(request);
        if (services.GetService(wanted) is IValidator known) return known;
        var type = typeof(RequestRules).Assembly.GetTypes().FirstOrDefault(t => !t.IsAbstract && wanted.IsAssignableFrom(t));
        var parameters = type?.GetConstructors().Single().GetParameters();
        return parameters?.All(p => p.ParameterType == typeof(bool)) == true
            ? (IValidator?)Activator.CreateInstance(type!, args: [.. parameters.Select(_ => (object)false)])
            : null;
    }
}
