using Omni.Channels.Sdk.Messaging;

namespace Omni.Api.Sending.Outbox;

/// <summary>What a waiting caller is told of a message: a closed union.</summary>
internal abstract record SendNews
{
    private SendNews()
    {
    }

    /// <summary>It has its outcome.</summary>
    public sealed record Ended(SendResult Result) : SendNews;

    /// <summary>It is kept and goes out later than anybody waits for.</summary>
    /// <param name="Reason">What holds it.</param>
    /// <param name="Until">When it is tried again; null when somebody must act first.</param>
    public sealed record Delayed(string Reason, DateTimeOffset? Until) : SendNews;
}
