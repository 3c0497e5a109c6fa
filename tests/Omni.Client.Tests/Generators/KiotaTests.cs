using System.Reflection;
using Omni.Testing;

namespace Omni.Client.Tests.Generators;

/// <summary>Kiota generates a C# client from the document, which compiles and calls a host.</summary>
public sealed class KiotaTests(ClientFixture fixture) : IClassFixture<ClientFixture>
{
    private const string Call = """
        using System;
        using System.Net.Http;
        using System.Threading.Tasks;
        using Microsoft.Kiota.Abstractions.Authentication;
        using Microsoft.Kiota.Http.HttpClientLibrary;
        using Omni.Kiota;
        using Omni.Kiota.Models;

        public static class Program
        {
            public static async Task<string> RunAsync(HttpClient http, string url, Guid instance)
            {
                using var adapter = new HttpClientRequestAdapter(new AnonymousAuthenticationProvider(), httpClient: http) { BaseUrl = url };
                var omni = new OmniKiota(adapter);
                var sent = await omni.Api.V2.Messages.Send.PostAsync(
                    new SendTextRequest { InstanceId = instance, To = "5511987654321", Text = "Hello" });
                var events = await omni.Api.V2.Events.GetAsync(request => request.QueryParameters.EventType = "message.sent");
                return $"{sent?.Data?.Status} {events?.Items?[0].EventType}";
            }
        }
        """;

    [Fact]
    public async Task A_generated_client_compiles_and_calls_the_host()
    {
        var kiota = Require.Program("kiota");
        using var folder = new GeneratedFolder();
        var (code, said) = await Tool.RunAsync(folder.Root, kiota,
        [
            "generate", "--language", "CSharp", "--openapi", Tool.Document, "--output", folder.PathOf("client"),
            "--class-name", "OmniKiota", "--namespace-name", "Omni.Kiota", "--exclude-backward-compatible", "--log-level", "Error",
            "--serializer", "Microsoft.Kiota.Serialization.Json.JsonSerializationWriterFactory",
            "--deserializer", "Microsoft.Kiota.Serialization.Json.JsonParseNodeFactory",
        ]);
        code.Should().Be(0, said);
        await folder.WriteAsync("Call.cs", Call);

        await CompileAsync(folder, "generated.dll");

        var run = Assembly.LoadFrom(folder.PathOf("generated.dll")).GetType("Program")!.GetMethod("RunAsync")!;
        using var http = fixture.Host.NewClient();
        http.DefaultRequestHeaders.Add("x-api-key", OmniHost.ApiKey);
        (await (Task<string>)run.Invoke(null, [http, fixture.Host.Address.ToString().TrimEnd('/'), fixture.InstanceId])!)
            .Should().Be("Sent message.sent");
    }

    /// <summary>Compiles with the SDK's compiler against what this test runs on: no package is restored.</summary>
    private static async Task CompileAsync(GeneratedFolder folder, string assembly)
    {
        var runtime = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var dotnet = Path.GetFullPath(Path.Combine(runtime, "..", "..", ".."));
        var compiler = Directory.GetDirectories(Path.Combine(dotnet, "sdk")).Order(StringComparer.Ordinal)
            .Select(sdk => Path.Combine(sdk, "Roslyn", "bincore", "csc.dll")).Last(File.Exists);
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(r => $"-r:\"{r}\"");
        string[] options = ["-nologo -target:library -nullable:enable -warn:0", $"-out:{assembly}", "-recurse:*.cs"];
        await folder.WriteAsync("arguments", string.Join('\n', [.. options, .. references]));

        var (code, said) = await Tool.RunAsync(folder.Root, Path.Combine(dotnet, "dotnet"), [compiler, "@arguments"]);

        code.Should().Be(0, said);
    }
}
