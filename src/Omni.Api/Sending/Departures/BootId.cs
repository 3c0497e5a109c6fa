namespace Omni.Api.Sending.Departures;

/// <summary>An id that differs after each start of the machine; null where the system provides none.</summary>
internal delegate Guid? BootId();
