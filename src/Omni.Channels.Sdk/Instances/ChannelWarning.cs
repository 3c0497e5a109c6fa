namespace Omni.Channels.Sdk.Instances;

/// <summary>Something about an instance that an operator must change in time, while it still works.</summary>
/// <param name="Code">A code of the channel in capitals, such as <c>GRAPH_API_VERSION</c>.</param>
/// <param name="Message">What happens when, and what to do. Holds no secret and no name of a person.</param>
/// <param name="IsDegraded">Whether it is urgent: the instance counts as degraded.</param>
public sealed record ChannelWarning(string Code, string Message, bool IsDegraded);
