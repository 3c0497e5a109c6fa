using System.Security.Cryptography;
using System.Text.Json;
using Omni.Channels.Sdk.Events;
using Omni.Contract.Contents;
using Omni.Contract.Sending;

namespace Omni.Api.Sending.Submission;

/// <summary>Hashes the content of a request. An equal request has an equal hash, whatever the order or spacing of its JSON.</summary>
internal static class Fingerprint
{
    /// <summary>Lower-case hex SHA-256.</summary>
    public static string Of(SendCommand command)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(command.InstanceId.ToString("D"));
        Add(command.To);
        Add(JsonSerializer.Serialize<MessageContent>(command.Content, OmniJson.Options));
        Add(command.ReplyTo);
        Add(command.Metadata is { } metadata ? JsonSerializer.Serialize(metadata, OmniJson.Readable) : null);
        Add(command.SendAt?.ToUnixTimeMilliseconds().ToString());
        if (command.ExpiresAt is { } expiresAt) Add($"expires {expiresAt.ToUnixTimeMilliseconds()}");
        if (command.AsksOutsideWindow is { } asks) Add($"window {(asks ? OutsideWindow.Ask : OutsideWindow.Refuse)}");
        Add(command.Fallback is { } fallback ? JsonSerializer.Serialize(fallback, OmniJson.Options) : null);
        if (!command.AllowSplit) Add("unsplit");
        if (command.PausesAgent) Add("pauses agent");
        Add(command.File?.Sha256);
        Add(command.ClaimedMimeType);
        return Convert.ToHexStringLower(hash.GetHashAndReset());

        void Add(string? part)
        {
            // Each part with its length, so that no two lists of parts produce the same bytes.
            var bytes = System.Text.Encoding.UTF8.GetBytes(part ?? "");
            hash.AppendData(BitConverter.GetBytes(part is null ? -1 : bytes.Length));
            hash.AppendData(bytes);
        }
    }
}
