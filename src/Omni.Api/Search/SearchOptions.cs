using FluentValidation;

namespace Omni.Api.Search;

/// <summary>Settings of the search.</summary>
internal sealed class SearchOptions
{
    public const string Section = "Omni:Search";

    /// <summary>
    /// Whether rows are indexed in the background. <c>false</c> leaves the index as it is: a search finds what was indexed until then, and
    /// nothing that is newer. Default <c>true</c>.
    /// </summary>
    public bool Indexing { get; set; } = true;

    internal sealed class Validator : AbstractValidator<SearchOptions>;
}
