using System.Runtime.InteropServices;

namespace Omni.Api.Http;

/// <summary>A field of a change: left out (it stays), null (it goes away) or a value.</summary>
/// <param name="IsGiven">Whether it was in the body.</param>
/// <param name="Value">What it was.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Given<T>(bool IsGiven, T? Value)
{
    /// <summary>What is to be kept: the new value, null included, or the old one.</summary>
    public T? Or(T? known) => IsGiven ? Value : known;
}
