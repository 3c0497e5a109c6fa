using Omni.Channels.Sdk.Contents;

namespace Omni.Channels.Sdk.Abilities;

/// <summary>What came of preparing a message: a closed union.</summary>
public abstract record Preparation
{
    private Preparation()
    {
    }

    /// <summary>It can be sent.</summary>
    /// <param name="Contents">What to send in this order; one, unless it had to be cut.</param>
    public sealed record Ready(IReadOnlyList<MessageContent> Contents) : Preparation
    {
        /// <summary>The bytes to send: those of the draft, or others that were made of them beside it.</summary>
        public LocalFile? File { get; init; }

        /// <summary>
        /// How long after its turn began it is still of use, when the caller names no time: a one-time code is not sent late. Null: always.
        /// </summary>
        public TimeSpan? UsefulFor { get; init; }
    }

    /// <summary>It cannot be sent as it is.</summary>
    /// <param name="Faults">Everything that is wrong with it.</param>
    public sealed record Refused(IReadOnlyList<ContentFault> Faults) : Preparation
    {
        /// <summary>One fault.</summary>
        public Refused(string path, string message)
            : this([new ContentFault(path, message)])
        {
        }
    }

    /// <summary>It could not be checked now: the channel could not be asked.</summary>
    /// <param name="Reason">What happened and what to do.</param>
    public sealed record Unavailable(string Reason) : Preparation;
}
