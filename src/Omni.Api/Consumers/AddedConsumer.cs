namespace Omni.Api.Consumers;

/// <summary>What became of a new consumer.</summary>
internal enum AddedConsumer
{
    Added,
    NameTaken,
    TooMany,
}
