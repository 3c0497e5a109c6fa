using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using FluentValidation;
using Omni.Contract.Sending;

namespace Omni.Api.Operations.OpenApi.Requests;

/// <summary>
/// Finds what a validator demands of a request by asking it: a field is required when a request without it is refused, its greatest
/// length is the last that is accepted. So the document says what the host enforces, and no list of it is kept.
/// </summary>
internal sealed class RequestProbe
{
    private readonly IValidator? _validator;
    private readonly JsonSerializerOptions _json;
    private readonly Dictionary<(Type Owner, string Name), FieldRule> _rules = [];

    private RequestProbe(IValidator? validator, JsonSerializerOptions json) => (_validator, _json) = (validator, json);

    /// <summary>The rules by the type that has the field, and the field's name in JSON.</summary>
    /// <param name="request">The type of the body.</param>
    /// <param name="validator">Who is asked; null when only the type demands something.</param>
    /// <param name="json">How it is read.</param>
    public static IReadOnlyDictionary<(Type Owner, string Name), FieldRule> Of(
        Type request, IValidator? validator, JsonSerializerOptions json)
    {
        var probe = new RequestProbe(validator, json);
        probe.Walk(request, value => value, path: "");
        return probe._rules;
    }

    /// <summary>Asks for each field of a type.</summary>
    /// <param name="type">The type.</param>
    /// <param name="within">Puts an object of it into an otherwise empty request.</param>
    /// <param name="path">Its path in the request, with a dot at the end; empty when it is the request.</param>
    private void Walk(Type type, Func<object, object> within, string path)
    {
        var fields = FieldsOf(type);
        var ofEmpty = FaultsOf(within(New(type)));
        foreach (var (name, property) in fields)
        {
            var isRequired = IsDeclaredRequired(property) || (IsAt(ofEmpty, path + name) && !fields.Any(other => other.Property != property
                && SamplesOf(other.Property.PropertyType).Any(
                    sample => !IsAt(FaultsOf(within(New(type, other.Property, sample))), path + name))));
            var rule = RuleOf(property.PropertyType, Accepts) with { IsRequired = isRequired };
            _rules[(type, name)] = _rules.TryGetValue((type, name), out var known) ? known.And(rule) : rule;
            if (IsPart(property.PropertyType))
                Walk(property.PropertyType, part => within(New(type, property, part)), $"{path}{name}.");

            bool Accepts(object value) => !IsAt(FaultsOf(within(New(type, property, value))), path + name);
        }
    }

    private static FieldRule RuleOf(Type type, Func<object, bool> accepts) => CoreOf(type) switch
    {
        var core when core == typeof(string) => ValueProbe.OfText(accepts),
        var core when core == typeof(int) => ValueProbe.OfNumber(n => n is >= int.MinValue and <= int.MaxValue && accepts((int)n)),
        var core when core == typeof(long) => ValueProbe.OfNumber(n => accepts(n)),
        var core when core == typeof(double) => ValueProbe.OfNumber(n => accepts((double)n)),
        var core when core.IsAssignableFrom(typeof(string[])) && core != typeof(object) => ValueProbe.OfList(accepts),
        _ => new FieldRule(),
    };

    private List<(string Name, PropertyInfo Property)> FieldsOf(Type type) =>
        [.. _json.GetTypeInfo(type).Properties.Where(p => !p.IsExtensionData)
            .Select(p => (p.Name, Property: (p.AttributeProvider as PropertyInfo)!)).Where(p => p.Property is { CanWrite: true })];

    /// <summary>An object of a type, empty but for what C# demands and the values given.</summary>
    private static object New(Type type, PropertyInfo? property = null, object? value = null)
    {
        var made = RuntimeHelpers.GetUninitializedObject(type);
        foreach (var member in type.GetProperties().Where(p => p.CanWrite && p.IsDefined(typeof(RequiredMemberAttribute))))
        {
            if (SamplesOf(member.PropertyType).FirstOrDefault() is { } sample) Set(made, member, sample);
        }

        if (property is not null) Set(made, property, value);
        return made;
    }

    private static void Set(object owner, PropertyInfo property, object? value) => property.SetValue(
        owner, IsOptional(property.PropertyType) ? Activator.CreateInstance(property.PropertyType, args: [true, value]) : value);

    private static IEnumerable<object> SamplesOf(Type type) => CoreOf(type) switch
    {
        var core when core == typeof(string) => ValueProbe.Samples,
        var core when core == typeof(bool) => [true],
        var core when core == typeof(int) => [1],
        var core when core == typeof(long) => [1L],
        var core when core == typeof(double) => [1.0],
        var core when core == typeof(Guid) => [Guid.Empty],
        var core when core == typeof(DateTimeOffset) => [DateTimeOffset.UnixEpoch],
        var core when core == typeof(Base64Bytes) => [new Base64Bytes([1])],
        var core when core == typeof(JsonElement) => [JsonElement.Parse("{}"), JsonElement.Parse("[{}]")],
        var core when core.IsAssignableFrom(typeof(string[])) && core != typeof(object) =>
            ValueProbe.Samples.SelectMany(s => new[] { [s], new[] { s, s } }),
        var core when IsPart(core) => [New(core)],
        _ => [],
    };

    private HashSet<string> FaultsOf(object request) =>
        _validator is null ? [] : [.. _validator.Validate(new ValidationContext<object>(request)).Errors.Select(e => e.PropertyName)];

    private static bool IsAt(HashSet<string> faults, string path) =>
        faults.Contains(path) || faults.Any(fault => fault.StartsWith($"{path}[", StringComparison.Ordinal));

    private static bool IsDeclaredRequired(PropertyInfo property) =>
        property.IsDefined(typeof(RequiredMemberAttribute)) || property.IsDefined(typeof(RequiredAttribute));

    /// <summary>Whether it is an object of the contract inside of a request.</summary>
    private static bool IsPart(Type type) =>
        type is { IsClass: true, IsAbstract: false } && type.Assembly == typeof(Page<>).Assembly && type != typeof(Base64Bytes);

    private static bool IsOptional(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Optional<>);

    private static Type CoreOf(Type type)
    {
        var given = IsOptional(type) ? type.GetGenericArguments()[0] : type;
        return Nullable.GetUnderlyingType(given) ?? given;
    }
}
