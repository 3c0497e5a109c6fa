using System.Text.Json.Nodes;

namespace Omni.WhatsAppCloud.Sandbox.PhoneNumbers;

/// <summary>What a business has changed of one of its numbers. Every access holds <see cref="Gate"/>.</summary>
internal sealed class PhoneState
{
    public Lock Gate { get; } = new();

    public bool IsVerified { get; set; } = true;

    public bool IsRegistered { get; set; } = true;

    /// <summary>When the number was registered or deregistered lately, oldest first.</summary>
    public Queue<DateTimeOffset> Registrations { get; } = new();

    /// <summary>The end of the verification code that was asked for; null when there is none.</summary>
    public DateTimeOffset? CodeUntil { get; set; }

    /// <summary>The two-step verification PIN; null until one is set.</summary>
    public string? Pin { get; set; }

    /// <summary>A display name in review; null when there is none.</summary>
    public string? NewDisplayName { get; set; }

    /// <summary>Changed fields of the business profile.</summary>
    public JsonObject Profile { get; } = [];

    /// <summary>Changed groups of <c>settings</c>.</summary>
    public JsonObject Settings { get; } = [];

    /// <summary>Commands and prompts; null until some are set.</summary>
    public JsonObject? Automation { get; set; }

    public bool IsCartEnabled { get; set; } = true;

    public bool IsCatalogVisible { get; set; }

    /// <summary>The public key of flows, as PEM; null until one is set.</summary>
    public string? PublicKey { get; set; }

    /// <summary>The user name; null when there is none.</summary>
    public string? Username { get; set; }

    /// <summary>The blocked users, in the order in which they were blocked.</summary>
    public OrderedDictionary<string, string> Blocked { get; } = new(StringComparer.Ordinal);

    /// <summary>The message links by their codes, in the order in which they were made.</summary>
    public OrderedDictionary<string, QrCode> QrCodes { get; } = new(StringComparer.Ordinal);
}
