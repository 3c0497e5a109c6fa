namespace Omni.Channels.WhatsAppCloud.Numbers;

/// <summary>Meta's response about the account of an instance: a closed union.</summary>
internal abstract record AccountConfirmation
{
    private AccountConfirmation()
    {
    }

    /// <summary>The number belongs to the account.</summary>
    public sealed record Confirmed : AccountConfirmation;

    /// <summary>The number does not belong to the account, or the token cannot read the account.</summary>
    public sealed record Denied(string Reason) : AccountConfirmation;

    /// <summary>Meta did not respond: the check can be repeated.</summary>
    public sealed record Unknown(string Reason) : AccountConfirmation;
}
