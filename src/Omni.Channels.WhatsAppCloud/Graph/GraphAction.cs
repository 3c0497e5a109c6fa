namespace Omni.Channels.WhatsAppCloud.Graph;

/// <summary>What to do about an error.</summary>
internal enum GraphAction
{
    /// <summary>Fail this message; sending it again unchanged cannot help.</summary>
    Fail,

    /// <summary>Passing trouble: try again, slower each time.</summary>
    Retry,

    /// <summary>Too fast for this number: slow down and try again.</summary>
    SlowDown,

    /// <summary>Recipients report this number as spam: this message fails, the number slows down, and somebody should look.</summary>
    SpamLimit,

    /// <summary>Too many to one recipient: hold that one, others go on.</summary>
    HoldRecipient,

    /// <summary>A call limit of the app or account: pause everything of this token.</summary>
    Pause,

    /// <summary>The media was lost on the way: upload it once more.</summary>
    UploadAgain,

    /// <summary>Somebody must act (payment, registration): stop the number, keep its messages and say so.</summary>
    Stop,

    /// <summary>Meta has forbidden it (restricted, locked, country): this message fails, and the number stops.</summary>
    Forbid,

    /// <summary>The token or its rights: the instance is in error until it gets new credentials.</summary>
    Disconnect,
}
