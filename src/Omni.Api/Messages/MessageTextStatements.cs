using Omni.Api.Storage;

namespace Omni.Api.Messages;

/// <summary>Statements that keep what clients wrote down of the media of a message.</summary>
internal static class MessageTextStatements
{
    public static ValueTask SetMessageTextAsync(this WriteSession session, MessageText kind, Guid id, string? text, long now) =>
        session.WriteAsync(
            $"UPDATE messages SET {kind.Column} = @text, updated_at = @now WHERE id = @id", ("@text", text), ("@now", now), ("@id", id));
}
