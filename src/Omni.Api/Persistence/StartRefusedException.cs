namespace Omni.Api.Persistence;

/// <summary>The host must not start on what it finds. The message is the line that its operator reads: what is wrong, and what to do.</summary>
internal sealed class StartRefusedException(string reason) : Exception(reason);
