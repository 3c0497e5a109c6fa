using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Omni.Api.Storage;
using Omni.Api.Storage.Rows;
using Omni.Contract.Chats;

namespace Omni.Api.Chats;

/// <summary>Changes the editable data of a chat.</summary>
internal sealed class ChatChanges(IUnitOfWork unitOfWork, TimeProvider time)
{
    public Task<Chat?> UpdateAsync(Guid id, UpdateChatRequest request) => ChangeAsync(id, (row, _) =>
    {
        row.Name = request.Name?.Trim() ?? row.Name;
        row.Description = request.Description.Or(row.Description);
        row.AvatarUrl = request.AvatarUrl.Or(row.AvatarUrl);
        if (request.Settings.IsGiven) row.Settings = Text(request.Settings);
        if (request.PlatformMetadata.IsGiven) row.PlatformMetadata = Text(request.PlatformMetadata);
    });

    /// <summary>Archives a chat, or restores it to the list. Its messages are not affected.</summary>
    public Task<Chat?> ArchiveAsync(Guid id, bool archived) =>
        ChangeAsync(id, (row, now) => row.ArchivedAt = archived ? row.ArchivedAt ?? now : null);

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
