using FluentValidation;

namespace Omni.Api.Persistence;

/// <summary>Which database.</summary>
internal sealed class DatabaseOptions
{
    public const string Section = "Omni:Database";

    /// <summary><c>sqlite</c>, the default: two files in the data folder.</summary>
    public string Provider { get; set; } = "sqlite";

    /// <summary>For <c>sqlite</c>: <c>Data Source=…</c> of the main file, when it is not to be <c>omni.db</c> in the data folder.</summary>
    public string? ConnectionString { get; set; }

    internal sealed class Validator : AbstractValidator<DatabaseOptions>
    {
        public Validator() => RuleFor(o => o.Provider).Must(p => p == "sqlite").WithMessage("'{PropertyValue}' is not offered by this version; the only provider is 'sqlite'");
    }
}
