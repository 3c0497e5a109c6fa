using System.Runtime.InteropServices;

namespace Omni.Api.Persistence;

/// <summary>The place of a message that waits.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct OutboxPlace(long Seq, Guid Id, Guid InstanceId, Guid ChatId, long DueAt, string? Reason);
