using System.Runtime.CompilerServices;
using System.Text.Json.Serialization.Metadata;
using Omni.Contract.Sending;

namespace Omni.Api.Foundation.Http.Faults;

/// <summary>
/// Makes bodies be read to their end. The compiler holds the clients of the contract to its required members; from the wire a member may
/// be missing, and what the validators cannot see missing, because its type has no null, is noted here.
/// </summary>
internal static class FaultWatch
{
    /// <summary>Whether a type is the body of a request, or a part of one that has required members.</summary>
    public static bool IsRequest(Type type) =>
        type.Name.EndsWith("Request", StringComparison.Ordinal) || type == typeof(TemplateReference) || type == typeof(TemplateDescriptor);

    public static bool IsRequired(JsonPropertyInfo property) =>
        property.AttributeProvider?.IsDefined(typeof(RequiredMemberAttribute), inherit: false) == true;

    public static void Watch(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object) return;
        var isRequest = IsRequest(type.Type);
        var required = new List<string>();
        foreach (var property in type.Properties.Where(p => p.Set is not null && !p.IsExtensionData))
        {
            if (isRequest && IsRequired(property))
            {
                property.IsRequired = false;
                if (property.PropertyType.IsValueType) required.Add(property.Name);
            }

            var (set, name, held, isTracked) = (property.Set!, property.Name, property.PropertyType, required.Contains(property.Name));
            if (!isTracked && !MayHaveFaults(held)) continue;
            property.Set = (part, value) =>
            {
                BodyFaults.Read(type.Type, name, held);
                if (isTracked) BodyFaults.Given(part, name);
                set(part, value);
            };
        }

        if (required.Count == 0) return;
        type.OnDeserialized = part =>
        {
            foreach (var name in required.Where(name => !BodyFaults.IsGiven(part, name))) BodyFaults.Missing(type.Type, name);
        };
    }

    /// <summary>Whether a value of the type is an id or a time, or has some in it.</summary>
    private static bool MayHaveFaults(Type type) => type.IsGenericType
        ? type.GetGenericArguments().Any(MayHaveFaults)
        : type == typeof(Guid) || type == typeof(DateTimeOffset) || (type.IsClass && type.Assembly == typeof(SendRequest).Assembly);
}
