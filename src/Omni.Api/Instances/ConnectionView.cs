using Omni.Channels.Sdk.Instances;
using Omni.Channels.Sdk.Messaging;
using Omni.Contract.Instances;

namespace Omni.Api.Instances;

/// <summary>Builds the view of a connection's state.</summary>
internal static class ConnectionView
{
    public static string Of(ConnectionState state) => state switch
    {
        ConnectionState.Disconnected => ConnectionStates.Disconnected,
        ConnectionState.Connecting => ConnectionStates.Connecting,
        ConnectionState.Connected => ConnectionStates.Connected,
        ConnectionState.Reconnecting => ConnectionStates.Reconnecting,
        ConnectionState.Error => ConnectionStates.Error,
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "The states of a connection are closed"),
    };

    /// <summary>Returns the view of a channel's warning.</summary>
    public static InstanceWarning Of(ChannelWarning warning) => new()
    {
        Code = warning.Code,
        Level = warning.IsDegraded ? InstanceHealthLevel.Degraded : InstanceHealthLevel.Warning,
        Message = warning.Message,
    };

    /// <summary>Returns the message of the state followed by the warnings; null when there is neither.</summary>
    public static string? MessageOf(string? message, IReadOnlyList<ChannelWarning> warnings) =>
        warnings.Count == 0 ? message : string.Join(". ", warnings.Select(w => w.Message).Prepend(message).OfType<string>());

    /// <summary>Returns the most urgent level of some warnings.</summary>
    public static string HealthOf(IReadOnlyList<ChannelWarning> warnings) =>
        warnings.Any(w => w.IsDegraded) ? InstanceHealthLevel.Degraded
        : warnings.Count > 0 ? InstanceHealthLevel.Warning
        : InstanceHealthLevel.Healthy;

    /// <summary>The holds that are active.</summary>
    public static IReadOnlyList<InstanceHold> Of(IReadOnlyList<SendHold> holds, DateTimeOffset now) =>
        [.. holds.Where(h => h.IsActive(now)).OrderBy(h => h.At).ThenBy(h => h.Name, StringComparer.Ordinal)
            .Select(h => new InstanceHold { Name = h.Name, Reason = h.Reason, Since = h.At, Until = h.Until })];

    public static Contract.Instances.MessagingLimit? Of(Channels.Sdk.Instances.MessagingLimit? limit) =>
        limit is null ? null : new Contract.Instances.MessagingLimit { Name = limit.Name, UsersPerDay = limit.UsersPerDay };

    public static InstanceError? Of(ConnectionError? error) =>
        error is null ? null : new InstanceError { Code = error.Code, Message = error.Message, Retryable = error.Retryable };
}
