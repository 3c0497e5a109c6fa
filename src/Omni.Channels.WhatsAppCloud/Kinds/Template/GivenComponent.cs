namespace Omni.Channels.WhatsAppCloud.Kinds.Template;

/// <summary>A component of a template message. Of a type that is not known here, only its type was read.</summary>
internal sealed record GivenComponent
{
    public const string Header = "header", Body = "body", Button = "button", Carousel = "carousel", Offer = "limited_time_offer",
        OrderStatus = "order_status";

    /// <summary>Where it is in the request.</summary>
    public required string Path { get; init; }

    /// <summary>Its type, in lower case: Meta takes any case.</summary>
    public required string Type { get; init; }

    /// <summary>Of a button: its type, in lower case.</summary>
    public string? SubType { get; init; }

    /// <summary>Of a button: its place; null when it is missing or none.</summary>
    public int? Index { get; init; }

    public IReadOnlyList<GivenParameter> Parameters { get; init; } = [];

    public IReadOnlyList<GivenCard> Cards { get; init; } = [];

    public static bool Knows(string type) => type is Header or Body or Button or Carousel or Offer or OrderStatus;
}
