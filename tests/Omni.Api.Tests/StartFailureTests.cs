using Microsoft.Extensions.Configuration;
using Omni.Api.Operations.Health;

namespace Omni.Api.Tests;

/// <summary>Which failures of a start are a setting's fault.</summary>
public sealed class StartFailureTests
{
    [Theory]
    [InlineData("ErrorOnUnknownConfiguration")]
    [InlineData("3 rows were not found on the instance")]
    [InlineData("Failed to convert configuration value")]
    public void The_words_of_a_bug_do_not_make_it_the_fault_of_a_setting(string words) =>
        StartFailure.Explain(new InvalidOperationException(words)).Should().BeNull();

    [Theory]
    [InlineData("Retenton", "1", "Retenton")]
    [InlineData("Retention", "a week", "Retention")]
    public void A_key_that_options_do_not_know_and_a_value_of_another_type_are_named(string key, string value, string named)
    {
        var section = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { [key] = value }).Build();
        var fault = FluentActions.Invoking(() => section.Bind(new Settings(), o => o.ErrorOnUnknownConfiguration = true))
            .Should().Throw<InvalidOperationException>().Which;

        StartFailure.Explain(fault).Should().StartWith("Omni did not start: ").And.Contain(named).And.NotContain("\n");
    }

    private sealed class Settings
    {
        public TimeSpan Retention { get; set; }
    }
}
