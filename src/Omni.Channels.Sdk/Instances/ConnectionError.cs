namespace Omni.Channels.Sdk.Instances;

/// <summary>Why an instance is not connected.</summary>
/// <param name="Code">The channel's code, such as <c>190</c>, or one of Omni's.</param>
/// <param name="Message">What happened and what to do.</param>
/// <param name="Retryable">Whether connecting again with the same settings can succeed.</param>
public sealed record ConnectionError(string Code, string Message, bool Retryable);
