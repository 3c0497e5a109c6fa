namespace Omni.Channels.Sdk.Instances;

/// <summary>What is wrong with one setting of an instance.</summary>
/// <param name="Path">The setting, such as <c>credentials.phoneNumberId</c>.</param>
/// <param name="Message">What is wrong and what is expected.</param>
public sealed record ConfigFault(string Path, string Message);
