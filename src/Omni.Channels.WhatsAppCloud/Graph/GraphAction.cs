namespace Omni.Channels.WhatsAppCloud.Graph;

/// <summary>How the host handles an error.</summary>
internal enum GraphAction
{
    /// <summary>Fail this message; resending it unchanged cannot succeed.</summary>
    Fail,

    /// <summary>Temporary failure: retry with increasing delays.</summary>
    Retry,

    /// <summary>The rate limit of the number: slow down and retry.</summary>
    SlowDown,

    /// <summary>Recipients report the number as spam: fail this message, slow the number down and alert the operator.</summary>
    SpamLimit,

    /// <summary>The limit of one recipient: hold messages to that recipient; others continue.</summary>
    HoldRecipient,

    /// <summary>The call limit of the app or account: pause all calls with this token.</summary>
    Pause,

    /// <summary>Meta no longer has the media: upload it again.</summary>
    UploadAgain,

    /// <summary>An operator must act (payment, registration): stop the number, keep its messages and raise an alert.</summary>
    Stop,

    /// <summary>Meta forbids it (restricted, locked, country): fail this message and stop the number.</summary>
    Forbid,

    /// <summary>The token or its permissions are invalid: the instance stays in error until it gets new credentials.</summary>
    Disconnect,
}
