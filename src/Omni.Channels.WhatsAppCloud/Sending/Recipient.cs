using System.Text.RegularExpressions;
using Omni.Channels.WhatsAppCloud.Numbers;

namespace Omni.Channels.WhatsAppCloud.Sending;

/// <summary>The recipient of a message: a phone number, a business-scoped user id (<c>US.1349…</c>) or a group id.</summary>
internal sealed partial record Recipient(string Id, Recipient.Kinds Kind)
{
    public const string Expected =
        "a phone number with country code (+55 11 98765-4321), a business-scoped user id (US.13491208655302741918) or a group id";

    public enum Kinds
    {
        Phone,
        User,
        Group,
    }

    public static Recipient? Parse(string to)
    {
        var text = to.Trim();
        if (PhoneNumber.Normalize(text) is { } digits) return new Recipient(digits, Kinds.Phone);
        if (UserId().IsMatch(text)) return new Recipient(text, Kinds.User);
        return GroupId().IsMatch(text) ? new Recipient(text, Kinds.Group) : null;
    }

    [GeneratedRegex(@"^[A-Z]{2}\.(ENT\.)?[A-Za-z0-9]{1,128}\z", RegexOptions.None | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex UserId();

    // A group id is base64url-like and long; short words are not recipients.
    [GeneratedRegex(@"^(?=.*[A-Za-z])[A-Za-z0-9+/_=-]{16,256}\z", RegexOptions.None, 1000)]
    private static partial Regex GroupId();
}
