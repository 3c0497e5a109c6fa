namespace Omni.Api.Storage.Moving;

/// <summary>Nothing was moved, and why.</summary>
internal sealed class MoveRefusedException(string reason) : Exception(reason);
