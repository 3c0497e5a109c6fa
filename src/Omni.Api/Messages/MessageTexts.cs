using Omni.Api.Access;
using Omni.Api.Foundation.Http;
using Omni.Api.Storage;
using Omni.Contract.Messages;

namespace Omni.Api.Messages;

/// <summary>Keeps what clients wrote down of the media of a message.</summary>
internal sealed class MessageTexts(MessageQueries queries, IUnitOfWork unitOfWork, TimeProvider time)
{
    private const int MaxLength = 65_536;

    /// <summary>The message with the text, or the refusal.</summary>
    public async Task<(Message? Message, ApiError? Refusal)> KeepAsync(
        MessageText kind, string id, UpdateMessageTextRequest request, Caller caller, CancellationToken ct)
    {
        if (FaultOf(kind, request) is { } fault) return (null, ApiError.Validation(kind.Field, fault));
        if (request.InstanceId is { } one && caller.RefusalOf(one) is { } closed) return (null, closed);
        var (message, named) = await queries.FindAsync(id, caller.InstancesAmong(request.InstanceId), ct);
        if (message is null) return (null, named.RefusalOf("id", id, "Message"));
        if ((request.InstanceId ?? message.InstanceId) != message.InstanceId) return (null, ApiError.NotFound("Message"));
        if (caller.RefusalOf(message.InstanceId) is { } foreign) return (null, foreign);

        var text = kind.Read(request) is { Length: > 0 } words ? words : null;
        await unitOfWork.RunAsync(
            session => session.SetMessageTextAsync(kind, message.Id, text, time.GetUtcNow().ToUnixTimeMilliseconds()),
            CancellationToken.None);
        var (kept, gone) = await queries.FindAsync(message.Id.ToString("D"), visible: null, ct);
        return kept is null ? (null, gone.RefusalOf("id", id, "Message")) : (kept, null);
    }

    private static string? FaultOf(MessageText kind, UpdateMessageTextRequest request) => kind.Read(request) switch
    {
        null => $"'{kind.Field}' is required; empty takes back what was kept",
        { Length: > MaxLength and var length } => $"'{kind.Field}' is {length} UTF-16 units, at most {MaxLength}",
        var text when text.Contains('\0', StringComparison.Ordinal) => $"'{kind.Field}' must not contain a NUL character",
        _ => null,
    };
}
