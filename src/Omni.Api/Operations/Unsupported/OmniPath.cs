namespace Omni.Api.Operations.Unsupported;

/// <summary>A path of Omni that this host has not, and its answer.</summary>
/// <param name="Methods">The methods, separated by spaces; <c>*</c> for all.</param>
/// <param name="Pattern">
/// The path below <c>/api/v2</c>: <c>{}</c> stands for one segment, <c>**</c> at the end for any number of further ones, or none.
/// </param>
/// <param name="Answer">The answer, by the request.</param>
internal sealed record OmniPath(string Methods, string Pattern, Func<HttpRequest, IResult> Answer)
{
    private const string Rest = "**", Any = "*";
    private readonly string[] _methods = Methods.Split(' ');
    private readonly string[] _segments =
        [.. Pattern.Split('/', StringSplitOptions.RemoveEmptyEntries).Where(segment => segment != Rest)];

    /// <summary>The first segment, by which paths are found.</summary>
    public string Family => _segments[0];

    /// <summary>Whether it stands for everything below it: then another method of a path that the host has is a 405.</summary>
    public bool IsFamily { get; } = Pattern.EndsWith(Rest, StringComparison.Ordinal);

    /// <summary>Whether a request is for this path.</summary>
    /// <param name="method">The method.</param>
    /// <param name="path">The segments below <c>/api/v2</c>.</param>
    public bool Takes(string method, string[] path)
    {
        if (!_methods.Contains(Any) && !_methods.Contains(method, StringComparer.OrdinalIgnoreCase)) return false;
        return (IsFamily ? path.Length >= _segments.Length : path.Length == _segments.Length)
            && _segments.Zip(path).All(
                s => s.First == HostRoutes.Parameter || s.First.Equals(s.Second, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Whether a route of the host that takes the same path says as much of it: it has a word wherever this one has.</summary>
    public bool YieldsTo(string[] route) => _segments.Zip(route).All(s => s.First == HostRoutes.Parameter
        || !s.Second.StartsWith(HostRoutes.Parameter, StringComparison.Ordinal));
}
