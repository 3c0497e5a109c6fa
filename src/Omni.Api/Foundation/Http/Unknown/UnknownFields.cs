using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Omni.Api.Foundation.Http.Unknown;

/// <summary>The fields of one request's body that no property takes: each with the type in which it stands.</summary>
internal sealed class UnknownFields
{
    private static readonly AsyncLocal<UnknownFields?> Current = new();

    private readonly Dictionary<object, (JsonTypeInfo Type, Dictionary<string, JsonElement> Fields)> _found =
        new(ReferenceEqualityComparer.Instance);

    /// <summary>Names that are right in other products of the platform: never taken for misspelt.</summary>
    public IReadOnlySet<string> Elsewhere { get; set; } = new HashSet<string>();

    /// <summary>The value of a field without a property; null when the body has none of that name.</summary>
    public JsonElement? Find(string name)
    {
        foreach (var (_, fields) in _found.Values)
        {
            if (fields.TryGetValue(name, out var value)) return value;
        }

        return null;
    }

    /// <summary>In the order of the body.</summary>
    public IEnumerable<(JsonTypeInfo Type, string Name)> All => _found.Values.SelectMany(f => f.Fields.Keys.Select(name => (f.Type, name)));

    /// <summary>Begins a request: what is read from now on in its flow is noted here.</summary>
    public static UnknownFields Begin() => Current.Value = new UnknownFields();

    /// <summary>Makes a type of requests note what it has no property for.</summary>
    public static void Watch(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object) return;
        if (type.Properties.FirstOrDefault(p => p.IsExtensionData) is { } own)
        {
            // The type keeps them itself.
            if (own.Set is not { } keep) return;
            own.Set = (part, value) =>
            {
                keep(part, value);
                if (value is Dictionary<string, JsonElement> fields && Current.Value is { } current) current._found[part] = (type, fields);
            };
            return;
        }

        var rest = type.CreateJsonPropertyInfo(typeof(Dictionary<string, JsonElement>), "$unknown");
        rest.IsExtensionData = true;
        rest.Get = part => Current.Value?._found.GetValueOrDefault(part).Fields;
        rest.Set = (part, value) => (Current.Value ?? Begin())._found[part] = (type, (Dictionary<string, JsonElement>)value!);
        type.Properties.Add(rest);
    }
}
