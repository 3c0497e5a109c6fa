using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Omni.Testing;

namespace Omni.WhatsAppCloud.Sandbox.Tests.Clients;

/// <summary>Runs the scripts of the foreign clients on one sandbox, each with a number, a customer and a receiver of its own.</summary>
internal static class ClientRun
{
    /// <summary>The scripts by the package that they use.</summary>
    public static IReadOnlyDictionary<string, string> Scripts { get; } = new Dictionary<string, string>
    {
        ["whatsapp-api-js"] = "whatsapp-api-js.mjs",
        ["@kapso/whatsapp-cloud-api"] = "kapso.mjs",
        ["@great-detail/whatsapp"] = "great-detail.mjs",
    };

    /// <summary>Returns the user id of a client's customer.</summary>
    public static string UserIdOf(string package) => $"US.{CustomerOf(package)}0001";

    /// <summary>Returns what each client printed, by package.</summary>
    public static async Task<IReadOnlyDictionary<string, IReadOnlyList<ClientLine>>> AllAsync()
    {
        var modules = Require.Packages([.. Scripts.Keys]);
        await using var sandbox = await StartAsync();
        var folder = Directory.CreateTempSubdirectory("omni-clients-");
        try
        {
            // Node looks for packages beside the script.
            Directory.CreateSymbolicLink(Path.Combine(folder.FullName, "node_modules"), modules);
            foreach (var script in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Clients"), "*.mjs"))
                File.Copy(script, Path.Combine(folder.FullName, Path.GetFileName(script)));
            var runs = await Task.WhenAll(
                Scripts.Keys.Select(package => RunAsync(package, sandbox.Urls.First(), folder.FullName, modules)));
            return runs.ToDictionary();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string CustomerOf(string package) => $"551199999{100 + Scripts.Keys.ToList().IndexOf(package)}";

    private static async Task<WebApplication> StartAsync()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Sandbox:StatusDelay"] = "00:00:00.020" });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddSandbox();
        var app = builder.Build();
        app.MapSandbox();
        await app.StartAsync();
        return app;
    }

    private static async Task<KeyValuePair<string, IReadOnlyList<ClientLine>>> RunAsync(
        string package, string sandbox, string folder, string modules)
    {
        var number = NumberOf(package);
        using var control = new HttpClient(new SocketsHttpHandler(), disposeHandler: true) { BaseAddress = new Uri(sandbox) };
        (await control.PostAsJsonAsync("/sandbox/numbers", new
        {
            number.PhoneNumberId,
            number.BusinessAccountId,
            number.DisplayPhoneNumber,
            number.VerifiedName,
            number.AccessToken,
            number.AppSecret,
        })).EnsureSuccessStatusCode();
        var given = JsonSerializer.Serialize(new
        {
            sandbox,
            number.PhoneNumberId,
            number.BusinessAccountId,
            token = number.AccessToken,
            number.AppSecret,
            verifyToken = "our-verify-token",
            customer = CustomerOf(package),
        }, JsonSerializerOptions.Web);
        var (said, errors) = await ScriptAsync(NodeOf(modules), folder, Scripts[package], given);
        var lines = said.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonSerializer.Deserialize<ClientLine>(line, JsonSerializerOptions.Web)!).ToList();
        return errors.Length == 0
            ? KeyValuePair.Create(package, (IReadOnlyList<ClientLine>)lines)
            : throw new InvalidOperationException($"{package} after {lines.LastOrDefault()}: {errors}");
    }

    private static async Task<(string Said, string Errors)> ScriptAsync(string node, string folder, string script, string given)
    {
        var start = new ProcessStartInfo(node, [script, given])
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        using var limit = new CancellationTokenSource(Eventually.Limit);
        var (said, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            return (await said, $"{await errors} It waited for something that did not come.");
        }

        return (await said, process.ExitCode == 0 ? "" : $"exit {process.ExitCode}: {await errors}");
    }

    private static SandboxNumber NumberOf(string package)
    {
        var index = Scripts.Keys.ToList().IndexOf(package);
        return SandboxNumber.Default with
        {
            PhoneNumberId = $"10000000000010{index}",
            BusinessAccountId = $"20000000000010{index}",
            DisplayPhoneNumber = $"+1 555-010-010{index}",
            AccessToken = $"EAAclient{index}",
            AppSecret = $"secret-of-client-{index}",
        };
    }

    /// <summary>Node from npm, where it was installed beside the clients because the machine's is too old for some.</summary>
    private static string NodeOf(string modules) =>
        Path.Combine(modules, "node", "bin", "node") is var own && File.Exists(own) ? own : Require.Program("node");
}
