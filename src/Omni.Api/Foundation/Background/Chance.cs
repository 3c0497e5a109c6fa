namespace Omni.Api.Foundation.Background;

/// <summary>An unpredictable number from 0 to 1.</summary>
internal delegate double Chance();
