namespace Omni.Api.Sending.Departures;

/// <summary>What is another one after each start of the machine; null where the system tells none.</summary>
internal delegate Guid? BootId();
