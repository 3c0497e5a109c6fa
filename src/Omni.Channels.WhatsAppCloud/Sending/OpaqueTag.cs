using System.Diagnostics;

namespace Omni.Channels.WhatsAppCloud.Sending;

/// <summary>
/// The value of <c>biz_opaque_callback_data</c>, which Meta returns in every status: the host's id of the message and, when
/// the send is traced, its W3C trace parent, so that statuses join the trace.
/// </summary>
internal static class OpaqueTag
{
    private const char Separator = '|';

    public static string Of(Guid messageId, Activity? send) =>
        send is { Recorded: true, IdFormat: ActivityIdFormat.W3C, Id: { } trace } ? $"{messageId:D}{Separator}{trace}" : $"{messageId:D}";

    /// <summary>Returns the id, and the trace parent when present. A tag of another sender is returned unchanged as the id.</summary>
    public static (string? Id, ActivityContext? Trace) Read(string? tag)
    {
        if (tag?.IndexOf(Separator, StringComparison.Ordinal) is not (> 0 and var at)) return (tag, null);
        return ActivityContext.TryParse(tag[(at + 1)..], traceState: null, isRemote: true, out var trace)
            ? (tag[..at], trace)
            : (tag, null);
    }
}
