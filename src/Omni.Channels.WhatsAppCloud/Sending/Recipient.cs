using System.Buffers;
using System.Text.RegularExpressions;
using Omni.Channels.WhatsAppCloud.Numbers;

namespace Omni.Channels.WhatsAppCloud.Sending;

/// <summary>The recipient of a message: a phone number, a business-scoped user id (<c>US.1349…</c>) or a group id.</summary>
internal sealed partial record Recipient(string Id, Recipient.Kinds Kind)
{
    public const string Expected =
        "a phone number with country code (+55 11 98765-4321), a business-scoped user id (US.13491208655302741918) or a group id";

    private static readonly SearchValues<char> LooksLikeNumber = SearchValues.Create("0123456789@:");

    public enum Kinds
    {
        Phone,
        User,
        Group,
    }

    public static Recipient? Parse(string to)
    {
        if (PhoneNumber.Normalize(to) is { } digits) return new Recipient(digits, Kinds.Phone);
        var text = NumberText.Fold(to);
        if (UserId().IsMatch(text)) return new Recipient(text, Kinds.User);
        return GroupId().IsMatch(text) && !Extension().IsMatch(text) ? new Recipient(text, Kinds.Group) : null;
    }

    /// <summary>Why a text is no recipient; null when it is one, or looks like none of them.</summary>
    public static string? FaultOf(string to) =>
        Parse(to) is null && NumberText.Fold(to).AsSpan().ContainsAny(LooksLikeNumber) ? PhoneNumber.Read(to).Fault : null;

    [GeneratedRegex(@"^[A-Z]{2}\.(ENT\.)?[A-Za-z0-9]{1,128}\z", RegexOptions.None | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex UserId();

    // A group id is base64url-like and long; short words are not recipients.
    [GeneratedRegex(@"^(?=.*[A-Za-z])[A-Za-z0-9+/_=-]{16,256}\z", RegexOptions.None, 1000)]
    private static partial Regex GroupId();

    // A number with an extension or letters is no group id.
    [GeneratedRegex(@"^(\+|[0-9]{7})", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Extension();
}
