namespace Omni.WhatsAppCloud.Sandbox.State;

/// <summary>Why an accepted message is not delivered: the error of its status <c>failed</c>.</summary>
internal sealed record SendFailure(int Code, string Title, string Details)
{
    public static SendFailure OutsideWindow { get; } = new(
        131047, "Re-engagement message",
        "Message failed to send because more than 24 hours have passed since the customer last replied to this number.");

    public static SendFailure UnknownMessage { get; } = new(
        131009, "Parameter value is not valid", "The message that the reaction names does not exist, or is not of this conversation.");
}
