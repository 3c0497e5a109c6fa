namespace Omni.Channels.Sdk.Instances;

/// <summary>The outcome of reserving an address.</summary>
public enum AddressReservation
{
    /// <summary>The instance owns the address.</summary>
    Owned,

    /// <summary>Another instance owns it.</summary>
    Taken,

    /// <summary>The instance does not exist, or no longer.</summary>
    UnknownInstance,
}
