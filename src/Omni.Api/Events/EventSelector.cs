
namespace Omni.Api.Events;

/// <summary>Selects events by type (also <c>message.*</c>), instance and channel.</summary>
internal sealed record EventSelector(IReadOnlyList<string>? Types, IReadOnlyList<Guid>? Instances, IReadOnlyList<string>? Channels = null)
{
    /// <summary>Whether it includes an event.</summary>
    public bool Includes(CommittedEvent @event) =>
        (Types is null || Types.Any(type => IsOf(@event.Type, type)))
        && (Instances is null || (@event.InstanceId is { } instance && Instances.Contains(instance)))
        && (Channels is null || (@event.Channel is { } channel && Channels.Contains(channel)));

    /// <summary>Whether a text can be a type or a pattern of types.</summary>
    public static bool IsType(string? text) =>
        text is { Length: >= 1 and <= 100 }
        && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '.' or '_' or '-' or '*')
        && (text == "*" || !text.Contains('*', StringComparison.Ordinal)
            || (text.EndsWith(".*", StringComparison.Ordinal) && text.IndexOf('*', StringComparison.Ordinal) == text.Length - 1));

    private static bool IsOf(string type, string wanted) => wanted == "*" || type == wanted
        || (wanted.EndsWith(".*", StringComparison.Ordinal) && type.StartsWith(wanted[..^1], StringComparison.Ordinal));
}
