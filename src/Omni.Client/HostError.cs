using System.Text.Json;
using Omni.Contract.Errors;

namespace Omni.Client;

/// <summary>The error of an answer.</summary>
/// <param name="Code">The code, or <c>ERROR</c> when the answer is not one of Omni's.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Details">The details; null when there are none.</param>
internal sealed record HostError(string Code, string Message, JsonElement? Details)
{
    public const string Foreign = "ERROR";

    /// <summary>Whether something between client and host answered, such as a proxy.</summary>
    public bool IsForeign => Code == Foreign;

    /// <summary>Reads the contract's error format; a proxy may respond with another one.</summary>
    public static async Task<HostError> ReadAsync(HttpResponseMessage response, CancellationToken ct)
    {
        var text = await response.Content.ReadAsStringAsync(ct).ConfigureAwait(false);
        try
        {
            var error = JsonElement.Parse(text).GetProperty("error");
            return new HostError(
                error.GetProperty("code").GetString() ?? Foreign, error.GetProperty("message").GetString() ?? "",
                error.TryGetProperty("details", out var details) && details.ValueKind == JsonValueKind.Object ? details : null);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            return new HostError(Foreign, $"{response.ReasonPhrase ?? "no reason"}, which is not an answer of Omni's", Details: null);
        }
    }

    /// <summary>The details as a record: what does not fit it stays out.</summary>
    public ErrorDetails ReadDetails()
    {
        if (Details is not { } details) return new ErrorDetails();
        try
        {
            return details.Deserialize<ErrorDetails>(OmniClientRegistration.Json)!;
        }
        catch (JsonException)
        {
            return new ErrorDetails { Others = details.EnumerateObject().ToDictionary(d => d.Name, d => d.Value, StringComparer.Ordinal) };
        }
    }
}
