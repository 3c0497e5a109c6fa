using System.Globalization;
using System.Text.Json;
using Omni.Channels.Sdk.Instances;

namespace Omni.Channels.WhatsAppCloud.Numbers;

/// <summary>
/// Reads the messaging limit of a portfolio: how many users its numbers together may write to outside windows, in 24 hours.
/// https://developers.facebook.com/docs/whatsapp/messaging-limits
/// </summary>
internal static class MessagingLimits
{
    private const string Tier = "TIER_", Unlimited = "TIER_UNLIMITED";

    private const long NoLimit = -1, Thousand = 1000;

    /// <summary>Reads the limit as text or number; null for any other JSON.</summary>
    public static MessagingLimit? Read(JsonElement? value) => value switch
    {
        { ValueKind: JsonValueKind.String } text => Read(text.GetString()),
        { ValueKind: JsonValueKind.Number } number => Read(number.GetRawText()),
        _ => null,
    };

    /// <summary>Reads a tier (<c>TIER_2K</c>) or a number (-1 is unlimited), as Meta writes either; null for anything else.</summary>
    public static MessagingLimit? Read(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var users))
        {
            return users == NoLimit ? new MessagingLimit(Unlimited, UsersPerDay: null)
                : users < 0 ? null
                : new MessagingLimit(NameOf(users), users);
        }

        var name = text.Trim().ToUpperInvariant();
        return name.StartsWith(Tier, StringComparison.Ordinal) ? new MessagingLimit(name, UsersOf(name[Tier.Length..])) : null;
    }

    private static string NameOf(long users) => users > 0 && users % Thousand == 0
        ? string.Create(CultureInfo.InvariantCulture, $"{Tier}{users / Thousand}K")
        : string.Create(CultureInfo.InvariantCulture, $"{Tier}{users}");

    private static long? UsersOf(string tier)
    {
        var isThousands = tier.EndsWith('K');
        return long.TryParse(isThousands ? tier[..^1] : tier, NumberStyles.None, CultureInfo.InvariantCulture, out var users)
            ? isThousands ? users * Thousand : users
            : null;
    }
}
