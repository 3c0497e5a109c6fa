namespace Omni.Channels.WhatsAppCloud.Graph;

/// <summary>What came of a call: a closed union.</summary>
internal abstract record GraphResult<T>
{
    private GraphResult()
    {
    }

    /// <summary>Why it was not done, for a person.</summary>
    public string Describe() => this switch
    {
        Refused { Error: var error } => error.Describe(),
        Unreachable { Reason: var reason } => reason,
        NoAnswer { Reason: var reason } => reason,
        _ => "no reason",
    };

    /// <summary>Meta did it and answered.</summary>
    public sealed record Ok(T Value) : GraphResult<T>
    {
        /// <summary>How long Meta's usage headers ask to be left alone; null when there is room.</summary>
        public TimeSpan? PauseFor { get; init; }
    }

    /// <summary>Meta answered with an error.</summary>
    public sealed record Refused(GraphError Error) : GraphResult<T>;

    /// <summary>The request did not leave (or reads only): it may be tried again.</summary>
    public sealed record Unreachable(string Reason) : GraphResult<T>;

    /// <summary>The request left, and no answer came that can be read: nobody knows whether it was done.</summary>
    public sealed record NoAnswer(string Reason) : GraphResult<T>;
}
