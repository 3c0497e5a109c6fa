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

        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "EchoBot.dll")]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["OMNI_URL"] = fixture.Host.Address.ToString();
        start.Environment["OMNI_API_KEY"] = OmniHost.ApiKey;
        using var bot = Process.Start(start)!;
        try
        {
            var said = new System.Collections.Concurrent.ConcurrentQueue<string>();
            bot.OutputDataReceived += (_, e) => said.Enqueue(e.Data ?? "");
            bot.ErrorDataReceived += (_, e) => said.Enqueue(e.Data ?? "");
            bot.BeginOutputReadLine();
            bot.BeginErrorReadLine();

            // It follows from its start on: until it listens, what came before is not for it.
            var attempt = 0;
            var arrived = await Eventually.IsAsync(async () =>
            {
                await fixture.ReceiveAsync($"wamid.echo.{attempt++}", "5511987000009", "is there an echo?");
                return await fixture.Host.ArrivedAtAsync("5511987000009");
            }, messages => messages.Count > 0, $"the bot answers; it said: {string.Join('\n', said)}");

            arrived[0].GetProperty("message").GetProperty("text").GetProperty("body").GetString().Should().Be("You said: is there an echo?");
        }
        finally
        {
            bot.Kill();
            await bot.WaitForExitAsync();
        }
    }
}
