namespace Omni.Api.Storage;

/// <summary>The host must not start on what it finds. The message is the line that its operator reads.</summary>
internal sealed class StartRefusedException(string reason) : Exception(reason);
