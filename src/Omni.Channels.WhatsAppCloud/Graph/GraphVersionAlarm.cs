using Omni.Channels.Sdk.Instances;

namespace Omni.Channels.WhatsAppCloud.Graph;

/// <summary>Why the Graph API version of an instance needs to be changed.</summary>
/// <param name="Version">The version that the instance asks for.</param>
/// <param name="Answered">The version that answered in its place; null when none did.</param>
/// <param name="IsDegraded">Whether it ends within days, has ended, or another version answers.</param>
/// <param name="Message">What happens when, and what to do.</param>
internal sealed record GraphVersionAlarm(string Version, string? Answered, bool IsDegraded, string Message)
{
    /// <summary>The code of the warning.</summary>
    public const string Code = "GRAPH_API_VERSION";

    /// <summary>Identifies the alarm: it is logged and reported once.</summary>
    public string Key => $"{Code}|{Version}|{Answered}|{IsDegraded}";

    /// <summary>Returns the warning that the host shows.</summary>
    public ChannelWarning ToWarning() => new(Code, Message, IsDegraded);
}
