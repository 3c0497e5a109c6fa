namespace Omni.Api.Storage;

/// <summary>The host must not start on the data it finds. The message is the line that the operator reads.</summary>
internal sealed class StartRefusedException(string reason) : Exception(reason);
