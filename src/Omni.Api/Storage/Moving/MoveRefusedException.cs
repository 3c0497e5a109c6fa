namespace Omni.Api.Storage.Moving;

/// <summary>Nothing was moved, for the given reason.</summary>
internal sealed class MoveRefusedException(string reason) : Exception(reason);
