using FluentValidation;

namespace Omni.Api.Plugins;

/// <summary>Where channels come from.</summary>
internal sealed class PluginOptions
{
    public const string Section = "Omni:Plugins";

    /// <summary>
    /// The folder of plugins, each in a folder of its own. Default <c>plugins</c> in the data folder; one that is not there holds none.
    /// </summary>
    public string? Folder { get; set; }

    /// <summary>Whether the channels that are compiled into the host are used. Default true; false leaves those of the folder.</summary>
    public bool Compiled { get; set; } = true;

    internal sealed class Validator : AbstractValidator<PluginOptions>
    {
        public Validator() =>
            RuleFor(o => o.Folder).Must(f => f is null || f.Trim().Length > 0).WithMessage("must be a folder, or left out");
    }
}
