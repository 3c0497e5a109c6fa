using System.Diagnostics;

namespace Omni.Channels.WhatsAppCloud.Sending;

/// <summary>
/// What travels as <c>biz_opaque_callback_data</c> and comes back in every status: our id of the message and, where the
/// send is traced, its W3C trace parent, so that the statuses join the trace.
/// </summary>
internal static class OpaqueTag
{
    private const char Separator = '|';

    public static string Of(Guid messageId, Activity? send) =>
        send is { Recorded: true, IdFormat: ActivityIdFormat.W3C, Id: { } trace } ? $"{messageId:D}{Separator}{trace}" : $"{messageId:D}";

    /// <summary>The id, and the trace parent when there is one. A tag of somebody else is an id as it stands.</summary>
    public static (string? Id, ActivityContext? Trace) Read(string? tag)
    {
        if (tag?.IndexOf(Separator, StringComparison.Ordinal) is not (> 0 and var at)) return (tag, null);
        return ActivityContext.TryParse(tag[(at + 1)..], traceState: null, isRemote: true, out var trace)
            ? (tag[..at], trace)
            : (tag, null);
    }
}
