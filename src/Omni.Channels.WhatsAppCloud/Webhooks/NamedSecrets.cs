using System.Text;
using System.Text.Json;

namespace Omni.Channels.WhatsAppCloud.Webhooks;

/// <summary>
/// Finds the app secrets to check for a body that is not yet verified: by the ids of its numbers at any depth, or else by those
/// of its accounts. The fingerprint of the matching secret decides later which instances the body can affect.
/// </summary>
internal readonly struct NamedSecrets
{
    private const int MaxIdLength = 64;

    /// <summary>Of <c>entry[].id</c>: inside the root, the list and the entry.</summary>
    private const int EntryDepth = 3;

    private readonly SecretIndex _index;
    private readonly List<int> _ofNumbers, _ofAccounts;
    private readonly bool[] _knownOfNumbers, _knownOfAccounts;

    private NamedSecrets(SecretIndex index)
    {
        _index = index;
        (_ofNumbers, _ofAccounts) = ([], []);
        (_knownOfNumbers, _knownOfAccounts) = (new bool[index.Secrets.Count], new bool[index.Secrets.Count]);
    }

    /// <summary>
    /// Returns the distinct positions of the secrets in the index, in the order of the body; empty when the body names no known id.
    /// </summary>
    public static IReadOnlyList<int> In(ReadOnlySpan<byte> body, SecretIndex index)
    {
        var named = new NamedSecrets(index);
        try
        {
            named.Read(body);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Invalid or too deep JSON: use the ids found so far. The signature decides.
        }

        return named._ofNumbers.Count > 0 ? named._ofNumbers : named._ofAccounts;
    }

    private void Read(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body);
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.PropertyName) continue;
            if (reader.ValueTextEquals("phone_number_id"u8)) Add(ref reader, isNumber: true);
            else if (reader.CurrentDepth == EntryDepth && reader.ValueTextEquals("id"u8)) Add(ref reader, isNumber: false);
        }
    }

    private void Add(ref Utf8JsonReader reader, bool isNumber)
    {
        Span<char> id = stackalloc char[MaxIdLength];
        if (!reader.Read() || !TryReadId(ref reader, id, out var length)) return;
        var (places, known, found) = isNumber
            ? (_index.OfNumber(id[..length]), _knownOfNumbers, _ofNumbers)
            : (_index.OfAccount(id[..length]), _knownOfAccounts, _ofAccounts);
        foreach (var place in places)
        {
            if (known[place]) continue;
            known[place] = true;
            found.Add(place);
        }
    }

    /// <summary>Reads a text, or a number as written.</summary>
    private static bool TryReadId(ref Utf8JsonReader reader, scoped Span<char> id, out int length)
    {
        length = 0;
        if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.Number)) return false;

        // An escaped character takes at most six bytes.
        if (reader.ValueSpan.Length > (reader.ValueIsEscaped ? 6 : 1) * id.Length) return false;
        if (reader.ValueIsEscaped) return TryUnescape(ref reader, id, out length);
        return Encoding.UTF8.TryGetChars(reader.ValueSpan, id, out length);
    }

    private static bool TryUnescape(ref Utf8JsonReader reader, scoped Span<char> id, out int length)
    {
        var text = reader.GetString()!;
        length = text.Length;
        return text.AsSpan().TryCopyTo(id);
    }
}
