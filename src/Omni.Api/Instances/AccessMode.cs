using System.Text.Json;
using Omni.Api.Foundation.Http;
using Omni.Contract.Instances;

namespace Omni.Api.Instances;

/// <summary>Omni's rules of who may write to an instance. This host has none, so only their absence can be asked for.</summary>
internal static class AccessMode
{
    public const string Field = "accessMode", Disabled = "disabled";

    /// <summary>The refusal of a mode that would keep people out; null when none is asked for.</summary>
    public static ApiError? RefusalOf(InstanceRequest request)
    {
        var asked = request.AgentFields?.FirstOrDefault(field => field.Key.Equals(Field, StringComparison.OrdinalIgnoreCase)).Value;
        return asked is not { ValueKind: not (JsonValueKind.Undefined or JsonValueKind.Null) } mode
            || (mode.ValueKind == JsonValueKind.String && mode.GetString() == Disabled)
            ? null
            : ApiError.NotSupported($"'{Field}' can only be '{Disabled}': this host has no access rules; keep them on an Omni");
    }
}
