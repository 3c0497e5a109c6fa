using Omni.Contract.Contents;

namespace Omni.Channels.Sdk.Abilities;

/// <summary>The result of preparing a message: a closed union.</summary>
public abstract record Preparation
{
    private Preparation()
    {
    }

    /// <summary>The message can be sent.</summary>
    /// <param name="Contents">The contents to send, in this order; more than one when the message was split.</param>
    public sealed record Ready(IReadOnlyList<MessageContent> Contents) : Preparation
    {
        /// <summary>The media file to send: the draft's own file, or one converted from it. Null when there is none.</summary>
        public LocalFile? File { get; init; }

        /// <summary>
        /// How long the message stays useful, from the start of its turn, when the caller sets no limit: a late one-time code is useless.
        /// Null sets no limit.
        /// </summary>
        public TimeSpan? UsefulFor { get; init; }
    }

    /// <summary>The message is invalid.</summary>
    /// <param name="Faults">All faults of the message.</param>
    public sealed record Refused(IReadOnlyList<ContentFault> Faults) : Preparation
    {
        /// <summary>Creates a refusal with a single fault.</summary>
        public Refused(string path, string message)
            : this([new ContentFault(path, message)])
        {
        }
    }

    /// <summary>The message could not be validated because the channel was unavailable.</summary>
    /// <param name="Reason">What happened and what to do.</param>
    public sealed record Unavailable(string Reason) : Preparation;
}
