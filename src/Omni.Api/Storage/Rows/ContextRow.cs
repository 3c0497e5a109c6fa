namespace Omni.Api.Storage.Rows;

/// <summary>What a command line works on, of each API key: an instance, a chat, a message.</summary>
internal sealed class ContextRow
{
    public Guid KeyId { get; set; }
    public Guid? InstanceId { get; set; }
    public Guid? ChatId { get; set; }
    public Guid? MessageId { get; set; }
    public Guid? ActiveInstanceId { get; set; }
    public long UpdatedAt { get; set; }
}
