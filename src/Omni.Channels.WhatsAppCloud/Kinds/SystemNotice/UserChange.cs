using System.Text.RegularExpressions;
using Omni.Channels.Sdk.Events;
using Omni.Channels.WhatsAppCloud.Numbers;
using Omni.Channels.WhatsAppCloud.Webhooks;

namespace Omni.Channels.WhatsAppCloud.Kinds.SystemNotice;

/// <summary>
/// A user has another number, another user id, or both. The earlier ids are in <c>from</c>, <c>from_user_id</c> and
/// <c>previous_user_id</c>; a notice without any of them names the earlier one in its text.
/// </summary>
internal static partial class UserChange
{
    /// <summary>Returns the ids of the user before and after; null when the notice is about something else.</summary>
    /// <param name="message">Any message.</param>
    /// <param name="number">The number of the user whom the webhook names; null when it names none.</param>
    /// <param name="sentAt">When the notice was written.</param>
    public static UserNames? Of(InboundMessage message, string? number, DateTimeOffset sentAt)
    {
        if (message is not SystemMessage { System: { IsChange: true } notice }) return null;

        var current = notice.CurrentWaId;
        string?[] ids = [GivenText.OrNull(notice.UserId), GivenText.OrNull(notice.ParentUserId)];
        var now = NumberSpelling.WithOthers(ids.Prepend(current).OfType<string>()).Distinct(StringComparer.Ordinal).ToList();
        if (now.Count == 0) return null;

        var formerIds = Without(
            now,
            [
                GivenText.OrNull(notice.PreviousUserId), message.FromUserId,
                GivenText.OrNull(notice.PreviousParentUserId) ?? (ids[1] is null ? null : message.FromParentUserId),
            ]);
        var formerNumbers = current is null ? [] : Without(now, [message.From ?? number]);
        if (formerIds.Count + formerNumbers.Count == 0)
        {
            var written = Names().Matches(notice.Body ?? "").Select(match => match.Value).ToList();
            formerIds = Without(now, written.Where(name => name.Contains('.', StringComparison.Ordinal)));
            formerNumbers = current is null ? [] : Without(now, written.Where(name => name.All(char.IsAsciiDigit)));
        }

        // Without another number the user keeps the one that the notice names.
        if (current is null && message.From is { } kept) now = [.. NumberSpelling.WithOthers([kept]), .. now];
        return new UserNames
        {
            Ids = now,
            FormerIds = formerIds,
            FormerNumbers = [.. NumberSpelling.WithOthers(formerNumbers)],
            HasNewNumber = current is not null && current != message.From,
            PhoneNumber = current ?? message.From,
            AtUnixMs = sentAt.ToUnixTimeMilliseconds(),
        };
    }

    private static List<string> Without(List<string> current, IEnumerable<string?> names) =>
        [.. names.OfType<string>().Where(name => !current.Contains(name)).Distinct(StringComparer.Ordinal)];

    // A business-scoped user id, or a phone number.
    [GeneratedRegex(@"\b[A-Z]{2}\.(ENT\.)?[A-Za-z0-9]{1,128}\b|\b[0-9]{7,15}\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Names();
}
