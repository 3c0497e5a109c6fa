using Microsoft.EntityFrameworkCore;
using Omni.Api.Access;
using Omni.Api.Addressing;
using Omni.Api.Foundation.Http;
using Omni.Api.Instances;
using Omni.Api.Storage;
using Omni.Api.Storage.Rows;
using Omni.Contract.Contexts;

namespace Omni.Api.Contexts;

/// <summary>
/// Reads what a request changes of a context. A chat brings its instance and a message its chat, so that the three always belong together.
/// </summary>
internal sealed class ContextChange(NamedChats chats, InstanceLookup instances, IReadDb reads)
{
    public async Task<(Action<ContextRow>? Change, ApiError? Refusal)> ReadAsync(
        SetContextRequest request, Caller caller, CancellationToken ct)
    {
        Guid? instanceId = null;
        if (request.InstanceId.Value is { } givenInstance)
        {
            if (!Guid.TryParse(givenInstance, out var id))
                return (null, ApiError.Validation("instanceId", $"'instanceId' must be a UUID, not '{givenInstance}'"));
            var (instance, refusal) = await instances.FindAsync(givenInstance, caller, ct);
            if (instance is null) return (null, refusal);
            instanceId = id;
        }

        ChatRow? chat = null;
        if (request.ChatId.Value is { } givenChat)
        {
            (chat, var refusal) = await chats.FindAsync(givenChat, instanceId, caller, "chatId", ct);
            if (chat is null) return (null, refusal);
        }

        MessageRow? message = null;
        if (request.MessageId.Value is { } givenMessage)
        {
            message = await FindMessageAsync(givenMessage, chat, instanceId, caller, ct);
            if (message is null) return (null, ApiError.NotFound("A message of that id in that chat"));
        }

        var (ofChat, ofInstance) = (chat?.Id ?? message?.ChatId, chat?.InstanceId ?? message?.InstanceId ?? instanceId);
        return (row =>
        {
            if (request.InstanceId.IsGiven || ofInstance is not null) Move(row, ofInstance);
            if (request.ChatId.IsGiven || ofChat is not null) Open(row, ofChat);
            if (request.MessageId.IsGiven || message is not null) row.MessageId = message?.Id;
        }, null);
    }

    /// <summary>Another instance closes the chat.</summary>
    public static void Move(ContextRow row, Guid? instanceId)
    {
        if (row.InstanceId != instanceId) (row.ChatId, row.MessageId) = (null, null);
        row.InstanceId = instanceId;
    }

    private static void Open(ContextRow row, Guid? chatId)
    {
        if (row.ChatId != chatId) row.MessageId = null;
        row.ChatId = chatId;
    }

    private async Task<MessageRow?> FindMessageAsync(
        string reference, ChatRow? chat, Guid? instanceId, Caller caller, CancellationToken ct)
    {
        await using var db = reads.Open();
        var externalId = NamedMessages.ExternalIdOf(reference);
        var query = Guid.TryParse(reference, out var id)
            ? db.Messages.Where(m => m.Id == id)
            : db.Messages.Where(m => m.ExternalId == externalId);
        if (chat is not null) query = query.Where(m => m.ChatId == chat.Id);
        if (instanceId is { } instance) query = query.Where(m => m.InstanceId == instance);
        if (caller.InstanceIds is { } visible) query = query.Where(m => visible.Contains(m.InstanceId));
        return await query.OrderByDescending(m => m.Seq).FirstOrDefaultAsync(ct);
    }
}
