namespace Omni.Channels.WhatsAppCloud.Graph;

/// <summary>The result of a call: a closed union.</summary>
internal abstract record GraphResult<T>
{
    private GraphResult()
    {
    }

    /// <summary>Returns a human-readable reason for the failure.</summary>
    public string Describe() => this switch
    {
        Refused { Error: var error } => error.Describe(),
        Unreachable { Reason: var reason } => reason,
        NoAnswer { Reason: var reason } => reason,
        _ => "no reason",
    };

    /// <summary>The call succeeded.</summary>
    public sealed record Ok(T Value) : GraphResult<T>
    {
        /// <summary>The pause that Meta's usage headers ask for; null when usage is below the limit.</summary>
        public TimeSpan? PauseFor { get; init; }
    }

    /// <summary>Meta responded with an error.</summary>
    public sealed record Refused(GraphError Error) : GraphResult<T>;

    /// <summary>The request did not leave, or was safe to repeat: it can be retried.</summary>
    public sealed record Unreachable(string Reason) : GraphResult<T>;

    /// <summary>The request left, but no readable response arrived: the outcome is unknown.</summary>
    public sealed record NoAnswer(string Reason) : GraphResult<T>;
}
