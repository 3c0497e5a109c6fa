using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Omni.Api.Access;
using Omni.Api.Addressing;
using Omni.Api.Foundation.Http;
using Omni.Api.Instances;
using Omni.Api.Storage;
using Omni.Channels.Sdk.Channels;
using Omni.Contract.Erasures;

namespace Omni.Api.Erasure;

/// <summary>Endpoints that erase people and show the progress.</summary>
internal static class ErasureEndpoints
{
    private static readonly TimeSpan BehindFor = TimeSpan.FromSeconds(5);

    public static void MapErasure(this IEndpointRouteBuilder api)
    {
        api.MapDelete("/instances/{id}/contacts/{contactId}", EraseContact).WithTags("Persons").RequireScope("persons:write")
            .WithName("eraseContact")
                .WithSummary("Erase a person from an instance: messages, media, identities, and traces in events and webhooks");
        api.MapDelete("/persons/{id}", ErasePerson).WithTags("Persons").RequireScope("persons:write").WithName("erasePerson")
            .WithSummary("Erase a person from every instance that the key can access");
        api.MapGet("/erasures/{id}", Get).WithTags("Persons").RequireScope("persons:read").WithName("getErasure")
            .WithSummary("Read the progress of an erasure");
    }

    private static async Task<Results<Accepted<Data<ErasureStatus>>, ApiError>> EraseContact(
        string id, string contactId, Caller caller, InstanceLookup lookup, ChannelRegistry channels, ErasureStart erasures,
        CancellationToken ct)
    {
        var (row, refusal) = await lookup.FindAsync(id, caller, ct);
        if (row is null) return refusal!;
        var contact = contactId.Trim();
        var names = AddressSpellings.Of(channels.Get(row.Channel), contact);
        return Answer(await erasures.BeginAsync(caller, [row.Id], names, Guid.TryParse(contact, out var known) ? known : null, ct), caller);
    }

    private static async Task<Results<Accepted<Data<ErasureStatus>>, ApiError>> ErasePerson(
        string id, Caller caller, ErasureStart erasures, CancellationToken ct)
    {
        if (!Guid.TryParse(id, out var personId)) return ApiError.Validation("id", $"'id' must be a UUID, not '{id}'");
        var outcome = await erasures.BeginAsync(caller, caller.InstanceIds, [], personId, ct);

        // This key must not learn whether other instances know the person.
        return outcome is ErasureOutcome.NotFound && caller.InstanceIds is not null
            ? ApiError.Forbidden("No instance that this key may use knows that person")
            : Answer(outcome, caller);
    }

    private static async Task<Results<Ok<Data<ErasureStatus>>, ApiError>> Get(string id, Caller caller, IReadDb reads, CancellationToken ct)
    {
        if (!Guid.TryParse(id, out var requestId)) return ApiError.Validation("id", $"'id' must be a UUID, not '{id}'");
        await using var db = reads.Open();
        var rows = await db.Erasures.Where(e => e.RequestId == requestId).OrderBy(e => e.Seq).ToListAsync(ct);
        var visible = rows.Where(r => caller.MaySee(r.InstanceId)).ToList();
        if (visible.Count > 0) return TypedResults.Ok(new Data<ErasureStatus>(ErasureView.Of(visible)));
        return caller.InstanceIds is null
            ? ApiError.NotFound("Erasure")
            : ApiError.Forbidden("This key may not use the instances of that erasure");
    }

    private static Results<Accepted<Data<ErasureStatus>>, ApiError> Answer(ErasureOutcome outcome, Caller caller)
    {
        switch (outcome)
        {
            case ErasureOutcome.Taken taken:
                var view = ErasureView.Of([.. taken.Rows.Where(r => caller.MaySee(r.InstanceId))]);
                return TypedResults.Accepted($"/api/v2/erasures/{view.Id}", new Data<ErasureStatus>(view));
            case ErasureOutcome.NotAPerson:
                return ApiError.Validation("contactId", "'contactId' names a group: erase the people in it one by one");
            case ErasureOutcome.Behind:
                return ApiError.Unavailable(
                    "INBOX_BEHIND", "Webhooks that came before are still being processed, and nothing was erased: try again", BehindFor);
            default: return ApiError.NotFound("Contact");
        }
    }
}
