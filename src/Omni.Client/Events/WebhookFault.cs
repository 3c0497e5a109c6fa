namespace Omni.Client.Events;

/// <summary>Why a post is not an event of the host.</summary>
public enum WebhookFault
{
    /// <summary>A header of the signature is missing: the post does not come from the host, or something removed it.</summary>
    HeaderMissing,

    /// <summary>The header <c>webhook-timestamp</c> is not a time in Unix seconds.</summary>
    TimestampInvalid,

    /// <summary>The post is older, or further in the future, than the tolerance: an old post sent again, or a wrong clock.</summary>
    TimestampOutsideTolerance,

    /// <summary>No signature fits the body and a secret: a forged or changed post, or the secret of another subscription.</summary>
    SignatureWrong,

    /// <summary>The signature is right, but the body is not an event.</summary>
    NotAnEvent,

    /// <summary>The body is larger than an event can be.</summary>
    BodyTooLarge,
}
