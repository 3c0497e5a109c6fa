namespace Omni.WhatsAppCloud.Sandbox.State;

/// <summary>The outcomes of a number's sends.</summary>
/// <param name="Calls">The number of requested sends.</param>
/// <param name="Faulted">The number of sends hit by a fault.</param>
/// <param name="UnderWay">The number of sends without a response so far.</param>
/// <param name="MostUnderWay">The maximum number of sends in progress at the same time.</param>
/// <param name="UnderWayAtFirstFault">The number in progress when the first fault reached its caller, inclusive; null before.</param>
/// <param name="Accepted">The number of accepted sends, regardless of the response.</param>
/// <param name="Repeated">Messages that were accepted more than once.</param>
/// <param name="Items">The accepted sends, oldest first.</param>
internal sealed record SendsView(
    int Calls, int Faulted, int UnderWay, int MostUnderWay, int? UnderWayAtFirstFault, int Accepted,
    IReadOnlyList<SendsView.Repeat> Repeated, IReadOnlyList<AcceptedSend> Items)
{
    /// <summary>A message that was accepted more than once.</summary>
    /// <param name="CallbackData">The sends' <c>biz_opaque_callback_data</c>, up to its first <c>|</c>.</param>
    /// <param name="Times">The number of times.</param>
    internal sealed record Repeat(string CallbackData, int Times);
}
