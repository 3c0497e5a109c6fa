namespace Omni.Api.Foundation.Background;

/// <summary>A number from 0 to 1 that cannot be told in advance.</summary>
internal delegate double Chance();
