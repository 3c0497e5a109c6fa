namespace Omni.Api.Sending.Lanes;

/// <summary>A number from 0 to 1 that nobody can tell in advance.</summary>
internal delegate double Chance();
