namespace Omni.Api.Foundation.Http;

/// <summary>Masks a number or user id: enough remains to distinguish two of them, not enough to call one.</summary>
internal static class ContactMask
{
    private const int Shown = 2, ShortestShown = 8;

    public static string Of(string name) =>
        name.Length < ShortestShown ? "*****" : $"{TextCut.Start(name, Shown)}*****{TextCut.End(name, Shown)}";

    /// <summary>A path without the contacts that its route values name.</summary>
    public static string? OfPath(string? path, RouteValueDictionary route)
    {
        foreach (var name in new[] { "contactId", "userId", "platformUserId" })
        {
            if (route.TryGetValue(name, out var value) && value is string { Length: > 0 } text)
                path = path?.Replace(text, Of(text), StringComparison.Ordinal);
        }

        return path;
    }
}
