namespace Omni.Channels.WhatsAppCloud.Numbers;

/// <summary>What Meta says of the account that an instance names: a closed union.</summary>
internal abstract record AccountConfirmation
{
    private AccountConfirmation()
    {
    }

    /// <summary>The number is one of the account's.</summary>
    public sealed record Confirmed : AccountConfirmation;

    /// <summary>It is not, or the token may not read the account.</summary>
    public sealed record Denied(string Reason) : AccountConfirmation;

    /// <summary>Meta could not be asked: the question can be repeated.</summary>
    public sealed record Unknown(string Reason) : AccountConfirmation;
}
