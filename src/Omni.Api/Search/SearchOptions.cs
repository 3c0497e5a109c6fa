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

    /// <summary>
    /// How long a search waits for the newest rows to be indexed, 0 to 1 minute; then it answers without them. Default 250 ms.
    /// </summary>
    public TimeSpan MaxWait { get; set; } = TimeSpan.FromMilliseconds(250);

    internal sealed class Validator : AbstractValidator<SearchOptions>
    {
        private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

        public Validator() => RuleFor(o => o.MaxWait).InclusiveBetween(TimeSpan.Zero, Longest);
    }
}
