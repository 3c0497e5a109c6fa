namespace Omni.Api.Search;

/// <summary>Where a search looks.</summary>
internal sealed record SearchScope
{
    /// <summary>The instances; null means all.</summary>
    public IReadOnlyList<Guid>? InstanceIds { get; init; }

    public Guid? ChatId { get; init; }

    /// <summary>The scope of a list with a filter, limited to what a key may see.</summary>
    public static SearchScope Of(Guid? instanceId, IReadOnlyList<Guid>? visible, Guid? chatId = null) =>
        new() { InstanceIds = instanceId is { } one ? [one] : visible, ChatId = chatId };
}
