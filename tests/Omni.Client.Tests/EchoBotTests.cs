using System.Diagnostics;
using Omni.Testing;

namespace Omni.Client.Tests;

/// <summary>The sample: short, and it works.</summary>
public sealed class EchoBotTests(ClientFixture fixture) : IClassFixture<ClientFixture>
{
    [Fact]
    public async Task The_echo_bot_answers_and_fits_on_a_page()
    {
        var source = await File.ReadAllLinesAsync(Path.Combine(Golden.Root, "samples", "EchoBot", "Program.cs"));
        source.Length.Should().BeLessThan(40);

        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "EchoBot.dll")]);
        start.Environment["OMNI_URL"] = fixture.Host.Address.ToString();
        start.Environment["OMNI_API_KEY"] = OmniHost.ApiKey;
        using var bot = BackgroundProcess.Start(start);

        // It follows from its start on: until it listens, what came before is not for it.
        var (attempt, arrived) = (0, (IReadOnlyList<System.Text.Json.JsonElement>)[]);
        await bot.ReadyAsync(async () =>
        {
            await fixture.ReceiveAsync($"wamid.echo.{attempt++}", "5511987000009", "is there an echo?");
            arrived = await fixture.Host.ArrivedAtAsync("5511987000009");
            return arrived.Count > 0;
        }, "the bot answers");

        arrived[0].GetProperty("message").GetProperty("text").GetProperty("body").GetString().Should().Be("You said: is there an echo?");
    }
}
