namespace Omni.EndToEnd.Tests.Faults;

/// <summary>What an answer of Graph says about the message, which decides how the message may end.</summary>
internal enum FaultNature
{
    /// <summary>No answer, or none of Meta's own: whether it was taken, nobody knows.</summary>
    NobodyKnows,

    /// <summary>Meta's own error that passes: it was not taken, and is tried again.</summary>
    Passing,

    /// <summary>Meta's own error that asks for patience: the message, its recipient or its number waits.</summary>
    Rate,

    /// <summary>Meta's own error about this message: it fails with that code.</summary>
    Final,

    /// <summary>Meta's own error about the account: the number stops and keeps its messages until somebody acts.</summary>
    Stops,

    /// <summary>The same, and the message itself fails.</summary>
    Forbids,
}
