namespace Omni.Contract.DeadLetters;

/// <summary>What became of a dead letter.</summary>
/// <param name="Id">The dead letter.</param>
/// <param name="Status">One of the <see cref="DeadLetterStatus"/> values.</param>
public sealed record DeadLetterChange(Guid Id, [property: WordsOf(typeof(DeadLetterStatus))] string Status);
