namespace Omni.WhatsAppCloud.Sandbox.State;

/// <summary>Meta's <c>pricing</c> of a message.</summary>
/// <param name="Type">Such as <c>regular</c>, <c>free_customer_service</c>, <c>free_entry_point</c>.</param>
/// <param name="Category">Such as <c>service</c>, <c>utility</c>, <c>marketing_lite</c>, <c>group_utility</c>.</param>
internal sealed record Pricing(string Type, string Category)
{
    /// <summary>The price category of a marketing template that went through <c>/marketing_messages</c>.</summary>
    public const string MarketingLite = "marketing_lite";

    private const string Regular = "regular";

    public bool IsBillable => Type == Regular;

    /// <summary>Returns the price of a message.</summary>
    /// <param name="charged">The category of its template, or of Direct Send; null for a free-form message.</param>
    /// <param name="toGroup">Whether it goes to a group.</param>
    /// <param name="entry">The free entry point that it falls into.</param>
    public static Pricing Of(string? charged, bool toGroup, EntryPoint? entry) => (charged, toGroup, entry) switch
    {
        (_, _, not null) => new Pricing("free_entry_point", "referral_conversion"),
        (null, true, _) => new Pricing("free_group_customer_service", "group_service"),
        (null, false, _) => new Pricing("free_customer_service", "service"),
        ({ } category, true, _) => new Pricing(Regular, $"group_{category}"),
        ({ } category, false, _) => new Pricing(Regular, category),
    };
}
