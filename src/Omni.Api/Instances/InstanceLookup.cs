using Omni.Api.Access;
using Omni.Api.Foundation.Http;
using Omni.Api.Storage.Rows;

namespace Omni.Api.Instances;

/// <summary>Finds the instance of a path, or returns the refusal.</summary>
internal sealed class InstanceLookup(InstanceStore store)
{
    public async Task<(InstanceRow? Row, ApiError? Refusal)> FindAsync(string id, Caller caller, CancellationToken ct)
    {
        if (!Guid.TryParse(id, out var instanceId)) return (null, ApiError.Validation("id", $"'id' must be a UUID, not '{id}'"));
        if (caller.RefusalOf(instanceId) is { } foreign) return (null, foreign);
        return await store.FindAsync(instanceId, ct) is { } row ? (row, null) : (null, ApiError.NotFound("Instance"));
    }
}
