namespace Omni.Contract.Contexts;

/// <summary>What the user of a key works on. Every field is null until it is set; Omni's command line keeps its open chat here.</summary>
public sealed record KeyContext
{
    /// <summary>The instance of the open chat, or the one that was chosen last.</summary>
    public Guid? InstanceId { get; init; }

    /// <summary>The open chat, by its id in this host.</summary>
    public Guid? ChatId { get; init; }

    /// <summary>The message in hand, by its id in this host.</summary>
    public Guid? MessageId { get; init; }

    /// <summary>The instance chosen with <c>POST /context/use</c>.</summary>
    public Guid? ActiveInstanceId { get; init; }

    /// <summary>When it was last changed.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }
}
