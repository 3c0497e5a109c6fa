namespace Omni.Contract.Messages;

/// <summary>What the channel charges for a message. The values are the channel's; prices are not in it.</summary>
public sealed record MessagePricing
{
    /// <summary>Whether the message is charged; null when the channel does not say.</summary>
    public bool? Billable { get; init; }

    /// <summary>The pricing model, such as <c>PMP</c> (per message); null when unknown.</summary>
    public string? Model { get; init; }

    /// <summary>The type, such as <c>regular</c>, <c>free_customer_service</c> or <c>free_entry_point</c>; null when unknown.</summary>
    public string? Type { get; init; }

    /// <summary>The category, such as <c>marketing</c>, <c>utility</c> or <c>service</c>; null when unknown.</summary>
    public string? Category { get; init; }

    /// <summary>A further division of the type, such as <c>paid_exempt</c>; null when there is none.</summary>
    public string? Subtype { get; init; }

    /// <summary>The recipient's country by the prefix of the number, else of the user id, ISO 3166-1 alpha-2; null when unknown.</summary>
    public string? Country { get; init; }
}
