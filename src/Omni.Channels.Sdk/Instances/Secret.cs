using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;

namespace Omni.Channels.Sdk.Instances;

/// <summary>
/// A secret text. Logs, JSON and the debugger show <c>***</c>; only <see cref="Reveal"/> returns the text.
/// </summary>
[DebuggerDisplay("***")]
[JsonConverter(typeof(SecretConverter))]
public sealed class Secret : IEquatable<Secret>
{
    private readonly string _value;

    /// <summary>Wraps a text.</summary>
    public Secret(string value) => _value = value;

    /// <summary>Identifies the secret without revealing it: the first 16 hex digits of its SHA-256.</summary>
    public string Fingerprint => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(_value)))[..16];

    /// <summary>True when the text is empty or white space.</summary>
    public bool IsBlank => string.IsNullOrWhiteSpace(_value);

    /// <summary>The text itself. Never log what this returns.</summary>
    public string Reveal() => _value;

    /// <summary>Compares in constant time.</summary>
    public bool Equals(Secret? other) => other is not null && IsSameAs(other._value);

    /// <summary>Compares with a text in constant time (of equal lengths). A blank secret matches nothing.</summary>
    public bool Matches(string candidate) => !IsBlank && IsSameAs(candidate);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Secret);

    /// <inheritdoc/>
    public override int GetHashCode() => Fingerprint.GetHashCode(StringComparison.Ordinal);

    /// <summary>Always <c>***</c>.</summary>
    public override string ToString() => "***";

    private bool IsSameAs(string text) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(_value), Encoding.UTF8.GetBytes(text));
}
