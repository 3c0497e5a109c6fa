using Omni.Contract.Messages;

namespace Omni.Api.Projections;

/// <summary>
/// The progress of a message. It only moves forward, in any order of reports: pending, sent, delivered, read; failed wins over pending and
/// sent only.
/// </summary>
internal static class StatusProgress
{
    private static readonly string[] Order =
        [DeliveryStatus.Pending, DeliveryStatus.Sent, DeliveryStatus.Failed, DeliveryStatus.Delivered, DeliveryStatus.Read];

    /// <summary>The further one of two.</summary>
    public static string Further(string known, string reported) =>
        Array.IndexOf(Order, reported) > Array.IndexOf(Order, known) ? reported : known;
}
