using Omni.Api.Outbox;

namespace Omni.Api.Sending;

/// <summary>What every request to send has. All of it may be missing: the validator says so.</summary>
internal interface ISendRequest
{
    /// <summary>The instance to send from.</summary>
    string? InstanceId { get; }

    /// <summary>A recipient in the channel's form, or a person's UUID.</summary>
    string? To { get; }

    /// <summary>The message answered: the channel's id of it, or ours.</summary>
    string? ReplyTo { get; }

    /// <summary>The command, when the validator has passed.</summary>
    SendCommand ToCommand();
}
