using System.Text.Json;

namespace Omni.WhatsAppCloud.Sandbox.Control;

/// <summary>Reads what somebody asks of the control API, and says what is wrong with it: a misspelt field would be a fault that never comes.</summary>
internal static class ControlBody
{
    /// <summary>The value, or what is wrong.</summary>
    public static (T? Value, string? Complaint) Read<T>(JsonElement body)
        where T : class
    {
        var known = JsonSerializerOptions.Web.GetTypeInfo(typeof(T)).Properties.Where(p => p.Set is not null).ToList();
        if (body.Unknown([.. known.Select(p => p.Name)]) is { } complaint) return (null, complaint);
        if (known.Find(p => p.IsRequired && !body.EnumerateObject().Any(m => Is(m.Name, p.Name))) is { } missing) return (null, $"{missing.Name} is required");
        try
        {
            return (body.Deserialize<T>(JsonSerializerOptions.Web)!, null);
        }
        catch (JsonException e)
        {
            return (null, $"{e.Path?.TrimStart('$', '.')} has a value that cannot stand there");
        }
    }

    /// <summary>What is wrong with a body that may have these fields only; null when nothing is.</summary>
    public static string? Unknown(this JsonElement body, params string[] known)
    {
        if (body.ValueKind != JsonValueKind.Object) return "a JSON object is required";
        return body.EnumerateObject().Select(m => m.Name).FirstOrDefault(name => !known.Any(k => Is(name, k))) is { } unknown
            ? $"there is no field {unknown}; there are {string.Join(", ", known)}"
            : null;
    }

    private static bool Is(string name, string known) => string.Equals(name, known, StringComparison.OrdinalIgnoreCase);
}
