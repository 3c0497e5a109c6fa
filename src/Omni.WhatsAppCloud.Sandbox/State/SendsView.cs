namespace Omni.WhatsAppCloud.Sandbox.State;

/// <summary>What became of a number's sends.</summary>
/// <param name="Calls">Sends that were asked for.</param>
/// <param name="Faulted">Those of them that a fault hit.</param>
/// <param name="UnderWay">Those that have no answer yet.</param>
/// <param name="MostUnderWay">The most of them at the same time.</param>
/// <param name="UnderWayAtFirstFault">Those under way when the first fault reached its caller, that call included; null before.</param>
/// <param name="Accepted">Those that were taken, whatever was answered.</param>
/// <param name="Repeated">Messages that were taken more than once.</param>
/// <param name="Items">What was taken, oldest first.</param>
internal sealed record SendsView(
    int Calls, int Faulted, int UnderWay, int MostUnderWay, int? UnderWayAtFirstFault, int Accepted,
    IReadOnlyList<SendsView.Repeat> Repeated, IReadOnlyList<AcceptedSend> Items)
{
    /// <summary>A message that was taken more than once.</summary>
    /// <param name="CallbackData">The sends' <c>biz_opaque_callback_data</c>, up to its first <c>|</c>.</param>
    /// <param name="Times">How often.</param>
    internal sealed record Repeat(string CallbackData, int Times);
}
