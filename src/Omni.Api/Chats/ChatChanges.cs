using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Omni.Api.Projections;
using Omni.Api.Storage;
using Omni.Api.Storage.Rows;
using Omni.Contract.Chats;

namespace Omni.Api.Chats;

/// <summary>Changes the editable data of a chat.</summary>
internal sealed class ChatChanges(IUnitOfWork unitOfWork, ChatProjection chats, TimeProvider time)
{
    public Task<Chat?> UpdateAsync(Guid id, UpdateChatRequest request) => ChangeAsync(id, (row, now) =>
    {
        row.Name = request.Name?.Trim() ?? row.Name;
        row.Description = request.Description.Or(row.Description);
        row.AvatarUrl = request.AvatarUrl.Or(row.AvatarUrl);
        if (request.Settings.IsGiven) ChatSettings.Replace(row, request.Settings.Value, now);
        if (request.PlatformMetadata.IsGiven) row.PlatformMetadata = Text(request.PlatformMetadata);
    });

    /// <summary>Archives a chat, or restores it to the list. Its messages are not affected.</summary>
    public Task<Chat?> ArchiveAsync(Guid id, bool archived) =>
        ChangeAsync(id, (row, now) => row.ArchivedAt = archived ? row.ArchivedAt ?? now : null);

    /// <summary>Hides a chat from lists, also when somebody writes, or shows it again.</summary>
    public Task<Chat?> HideAsync(Guid id, bool hidden) => ChangeAsync(id, (row, now) => row.HiddenAt = hidden ? row.HiddenAt ?? now : null);

    public Task<Chat?> LabelAsync(Guid id, string label) => ChangeAsync(id, (row, _) => ChatSettings.Add(row, label));

    public Task<Chat?> UnlabelAsync(Guid id, string label) => ChangeAsync(id, (row, _) => ChatSettings.Remove(row, label));

    /// <summary>Creates a chat before anybody has written in it, or finds the one that has its address.</summary>
    public Task<(Chat Chat, bool IsNew)> CreateAsync(ChatSighting sighting, string? name, string? description) =>
        unitOfWork.RunAsync(async session =>
        {
            var now = time.GetUtcNow().ToUnixTimeMilliseconds();
            var isNew = await session.FindChatAsync(sighting.InstanceId, sighting.ExternalId) is null;
            var found = await chats.EnsureAsync(session, sighting, now);
            var row = await session.Db.Chats.SingleAsync(c => c.Id == found.Chat.Id, CancellationToken.None);
            isNew &= row is { MessageCount: 0, Name: null };
            if (isNew) (row.Name, row.Description) = (name?.Trim(), description);
            await session.Db.SaveChangesAsync(CancellationToken.None);
            return (ChatView.Of(row), isNew);
        }, CancellationToken.None);

    private static string? Text(Optional<JsonElement?> json) =>
        json.Value is { ValueKind: JsonValueKind.Object } value ? value.GetRawText() : null;

    private Task<Chat?> ChangeAsync(Guid id, Action<ChatRow, long> change) => unitOfWork.RunAsync(async session =>
    {
        var current = await session.Db.CurrentChatAsync(id, CancellationToken.None);
        if (await session.Db.Chats.SingleOrDefaultAsync(c => c.Id == current, CancellationToken.None) is not { } row) return null;
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        change(row, now);
        row.UpdatedAt = now;
        await session.Db.SaveChangesAsync(CancellationToken.None);
        return ChatView.Of(row);
    }, CancellationToken.None);
}
