using System.Text.Json;
using Omni.Channels.Sdk.Messaging;

namespace Omni.Channels.Sdk.Instances;

/// <summary>The settings of one instance, as entered by the user. The plugin interprets them.</summary>
public sealed record InstanceConfig
{
    /// <summary>The instance's name.</summary>
    public required string Name { get; init; }

    /// <summary>Credentials by field name. All are treated as secrets.</summary>
    public required IReadOnlyDictionary<string, Secret> Credentials { get; init; }

    /// <summary>Options by name.</summary>
    public IReadOnlyDictionary<string, JsonElement> Options { get; init; } = new Dictionary<string, JsonElement>();

    /// <summary>
    /// The address that the instance owns, of a channel that reserves addresses (<see cref="Abilities.IReservingChannel"/>);
    /// null when it owns none yet. It differs from the one that the settings name while a change waits to be confirmed.
    /// </summary>
    public string? ReservedAddress { get; init; }

    /// <summary>What held back its messages when the host last heard of it (<see cref="Abilities.IHoldingChannel"/>).</summary>
    public IReadOnlyList<SendHold> Holds { get; init; } = [];
}
