using System.Text.Json.Serialization;

namespace Omni.Contract.Events.Payloads;

/// <summary><c>account.payment_configuration_changed</c>: a payment configuration changed.</summary>
public sealed record PaymentConfigurationChanged : ChannelReport
{
    /// <summary>Its name.</summary>
    public string? ConfigurationName { get; init; }

    /// <summary>The payment provider.</summary>
    public string? ProviderName { get; init; }

    /// <summary>The merchant at the provider.</summary>
    public string? ProviderMerchantId { get; init; }

    /// <summary>Such as <c>Needs Testing</c>.</summary>
    public string? Status { get; init; }

    /// <summary>When it was made, in Unix ms.</summary>
    public long? CreatedAt { get; init; }

    /// <summary>When it changed, in Unix ms.</summary>
    public long? UpdatedAt { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string EventType => EventTypes.PaymentConfigurationChanged;
}
