using Omni.Api.Http;

namespace Omni.Api.Receipts;

/// <summary>The body of reading one message or a whole chat. It may be left out: the message and the chat know their instance.</summary>
internal sealed record ReadRequest
{
    /// <summary>The instance; when it is given it must be that of the message.</summary>
    public string? InstanceId { get; init; }

    /// <summary>The refusal of a body that is about another instance; null when it is not.</summary>
    public static ApiError? RefusalOf(ReadRequest? request, Guid instanceId)
    {
        if (request?.InstanceId is not { } given) return null;
        if (!Guid.TryParse(given, out var asked)) return ApiError.Validation("instanceId", $"'instanceId' must be a UUID, not '{given}'");
        return asked == instanceId ? null : ApiError.Validation("instanceId", "'instanceId' is not the instance of this chat");
    }
}
