using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Omni.Api.Projections;
using Omni.Api.Storage;
using Omni.Contract.Persons;

namespace Omni.Api.Persons;

/// <summary>Changes what clients may say of persons.</summary>
internal sealed class PersonChanges(IUnitOfWork unitOfWork, PersonProjection persons, TimeProvider time)
{
    public Task<Person?> UpdateAsync(Guid id, UpdatePersonRequest request) => unitOfWork.RunAsync(async session =>
    {
        if (await session.Db.Persons.SingleOrDefaultAsync(p => p.Id == id, CancellationToken.None) is not { } row) return null;
        row.DisplayName = request.DisplayName?.Trim() ?? row.DisplayName;
        row.Email = request.PrimaryEmail.Or(row.Email);
        row.AvatarUrl = request.AvatarUrl.Or(row.AvatarUrl);
        if (request.Metadata.IsGiven)
            row.Metadata = request.Metadata.Value is { ValueKind: JsonValueKind.Object } json ? json.GetRawText() : null;
        row.UpdatedAt = time.GetUtcNow().ToUnixTimeMilliseconds();
        await session.Db.SaveChangesAsync(CancellationToken.None);
        return PersonView.Of(row);
    }, CancellationToken.None);

    /// <summary>
    /// Merges two persons that no instance knows both of; null when one is gone or an instance knows both. Where one instance knows both,
    /// their chats would become one, and a message to the person could reach the wrong number: only the channel can say that.
    /// </summary>
    public Task<Person?> MergeAsync(Guid source, Guid target) => unitOfWork.RunAsync(async session =>
    {
        var known = await session.Db.PlatformIdentities.AsNoTracking().Where(i => i.PersonId == source || i.PersonId == target)
            .Select(i => new { i.PersonId, i.InstanceId }).Distinct().ToListAsync(CancellationToken.None);
        var isShared = known.GroupBy(i => i.InstanceId).Any(of => of.Count() > 1);
        var both = session.Db.Persons.Where(p => p.Id == source || p.Id == target);
        if (isShared || await both.CountAsync(CancellationToken.None) != 2) return null;
        await persons.MergeAsync(session, source, target, time.GetUtcNow().ToUnixTimeMilliseconds());
        var row = await session.Db.Persons.AsNoTracking().SingleAsync(p => p.Id == target, CancellationToken.None);
        return PersonView.Of(row);
    }, CancellationToken.None);
}
