using Omni.Contract.Erasures;

namespace Omni.Api.Storage.Rows;

/// <summary>The erasure of one person from one instance: its subject and its progress.</summary>
internal sealed class ErasureRow
{
    /// <summary>Order of the requests.</summary>
    public long Seq { get; set; }
    public Guid Id { get; set; }

    /// <summary>The request; several instances of one request have a row each.</summary>
    public Guid RequestId { get; set; }
    public Guid InstanceId { get; set; }
    public required string Channel { get; set; }

    /// <summary>
    /// <see cref="ErasureState.Running"/>, <see cref="ErasureState.Waiting"/> for sends without an outcome,
    /// <see cref="ErasureState.Done"/>.
    /// </summary>
    public required string State { get; set; }

    /// <summary>The person, for people: a masked number or id.</summary>
    public required string Contact { get; set; }

    /// <summary>The person, as JSON, while it is needed; null once it is done.</summary>
    public string? Subject { get; set; }

    /// <summary>JSON array of hashes of the names, which identify a repeated request; null after its time.</summary>
    public string? Hashes { get; set; }

    /// <summary>The progress, as JSON.</summary>
    public required string Progress { get; set; }

    /// <summary>Why the last step failed.</summary>
    public string? Error { get; set; }
    public Guid KeyId { get; set; }
    public required string KeyName { get; set; }
    public long CreatedAt { get; set; }
    public long UpdatedAt { get; set; }
    public long? CompletedAt { get; set; }
}
