namespace Omni.Api.Storage.Rows;

/// <summary>An address under which a chat is found: a phone number, a user id, the digits once dialled.</summary>
internal sealed class ChatAddressRow
{
    public Guid InstanceId { get; set; }
    public required string Address { get; set; }
    public Guid ChatId { get; set; }
}
