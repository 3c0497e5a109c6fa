using Omni.Api.Operations.Commands;

namespace Omni.Api.Tests;

/// <summary>What the program makes of its arguments: a word that it does not know never starts a server.</summary>
public sealed class CommandLineTests
{
    [Theory]
    [InlineData("--help")]
    [InlineData("-h")]
    [InlineData("help")]
    [InlineData("backup --help")]
    [InlineData("--Omni:DataDirectory /x -?")]
    public void Help_is_help_wherever_it_stands(string text) => Parse(text).WantsHelp.Should().BeTrue();

    [Theory]
    [InlineData("--hepl")]
    [InlineData("serve")]
    [InlineData("--port 8080")]
    [InlineData("--port=8080")]
    [InlineData("--resume-outbx")]
    [InlineData("--resume-outbx=true")]
    [InlineData("-x")]
    [InlineData("--urls")]
    [InlineData("--urls --environment Test")]
    [InlineData("backup a b")]
    [InlineData("mark-restored a")]
    [InlineData("backup-database x")]
    public void What_it_does_not_know_is_a_fault(string text) => Parse(text).Fault.Should().NotBeNull();

    [Theory]
    [InlineData("", "")]
    [InlineData("--urls http://localhost:1 --environment=Test", "--urls http://localhost:1 --environment=Test")]
    [InlineData("--Omni:DataDirectory /x /Omni:PublicUrl=https://x Omni:Media:Provider=s3",
        "--Omni:DataDirectory /x /Omni:PublicUrl=https://x Omni:Media:Provider=s3")]
    [InlineData("--OMNI_API_KEY=x --WhatsAppCloud= --ROOT=/usr/share/dotnet", "--OMNI_API_KEY=x --WhatsAppCloud= --ROOT=/usr/share/dotnet")]
    [InlineData("--resume-outbox --urls x", "--resume-outbox=true --urls x")]
    public void Settings_are_for_configuration(string text, string settings)
    {
        var line = Parse(text);

        (line.Fault, line.Command).Should().Be((null, null));
        line.Settings.Should().Equal(settings.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    [Theory]
    [InlineData("backup /x/y")]
    [InlineData("--Omni:DataDirectory=/d backup /x/y")]
    [InlineData("backup --Omni:DataDirectory /d /x/y")]
    public void A_command_stands_anywhere(string text) =>
        Parse(text).Should().BeEquivalentTo(new { Command = "backup", Folder = "/x/y", Fault = (string?)null });

    private static CommandLine Parse(string text) => CommandLine.Parse(text.Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
