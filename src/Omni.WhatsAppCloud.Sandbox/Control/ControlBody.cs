using System.Text.Json;

namespace Omni.WhatsAppCloud.Sandbox.Control;

/// <summary>Reads bodies of the control API strictly: a misspelt field would otherwise be ignored silently.</summary>
internal static class ControlBody
{
    /// <summary>Returns the value, or a description of the error.</summary>
    public static (T? Value, string? Complaint) Read<T>(JsonElement body)
        where T : class
    {
        var known = JsonSerializerOptions.Web.GetTypeInfo(typeof(T)).Properties.Where(p => p.Set is not null).ToList();
        if (body.Unknown([.. known.Select(p => p.Name)]) is { } complaint) return (null, complaint);
        var missing = known.Find(p => p.IsRequired && !body.EnumerateObject().Any(m => Is(m.Name, p.Name)));
        if (missing is not null) return (null, $"{missing.Name} is required");
        try
        {
            return (body.Deserialize<T>(JsonSerializerOptions.Web)!, null);
        }
        catch (JsonException e)
        {
            return (null, $"{e.Path?.TrimStart('$', '.')} has a value of the wrong type");
        }
    }

    /// <summary>Returns an error when the body has other fields than these; null when it is valid.</summary>
    public static string? Unknown(this JsonElement body, params string[] known)
    {
        if (body.ValueKind != JsonValueKind.Object) return "a JSON object is required";
        return body.EnumerateObject().Select(m => m.Name).FirstOrDefault(name => !known.Any(k => Is(name, k))) is { } unknown
            ? $"unknown field {unknown}; known are {string.Join(", ", known)}"
            : null;
    }

    private static bool Is(string name, string known) => string.Equals(name, known, StringComparison.OrdinalIgnoreCase);
}
