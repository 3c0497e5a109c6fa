using FluentValidation;

namespace Omni.Api.Plugins;

/// <summary>Settings of the plugins.</summary>
internal sealed class PluginOptions
{
    public const string Section = "Omni:Plugins";

    /// <summary>
    /// The folder of plugins, each in a subfolder. Default <c>plugins</c> in the data folder; a missing folder contains none.
    /// </summary>
    public string? Folder { get; set; }

    /// <summary>Whether the compiled channels are used. Default true; false uses only those of the folder.</summary>
    public bool Compiled { get; set; } = true;

    internal sealed class Validator : AbstractValidator<PluginOptions>
    {
        public Validator() =>
            RuleFor(o => o.Folder).Must(f => f is null || f.Trim().Length > 0).WithMessage("must be a folder, or left out");
    }
}
