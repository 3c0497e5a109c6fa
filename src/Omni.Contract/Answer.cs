using System.Text.Json.Serialization;

namespace Omni.Contract;

/// <summary>What every answer to a request with a body has beside its JSON.</summary>
public abstract record Answer
{
    /// <summary>
    /// The fields of the request that the host did not use, by their names (header <c>x-omni-ignored</c>): the request was carried out
    /// without them. Empty when it used all. Set by <c>Omni.Client</c>; not part of the JSON.
    /// </summary>
    [JsonIgnore]
    public IReadOnlyList<string> Ignored { get; internal set; } = [];
}
