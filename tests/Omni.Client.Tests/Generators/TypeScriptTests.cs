using System.Text.Json;
using Omni.Testing;

namespace Omni.Client.Tests.Generators;

/// <summary>
/// TypeScript clients are generated from the document (openapi-typescript with openapi-fetch; hey-api), compile, and call a host. What
/// is wrong does not compile.
/// </summary>
public sealed class TypeScriptTests(ClientFixture fixture) : IClassFixture<ClientFixture>
{
    private const string Start = """
        declare const process: { env: Record<string, string>; exitCode: number };
        const { OMNI_URL, OMNI_API_KEY, OMNI_INSTANCE } = process.env;
        function fail(e: unknown) { console.error(e); process.exitCode = 1; }

        """;

    private const string ByFetch = Start + """
        import createClient from "openapi-fetch";
        import type { paths, components } from "./omni";

        const omni = createClient<paths>({ baseUrl: OMNI_URL, headers: { "x-api-key": OMNI_API_KEY } });
        export function read({ payload }: components["schemas"]["MessageReceivedEvent"]): string {
            return payload.content.type === "text" ? payload.content.text : payload.from;
        }
        async function main() {
            const sent = await omni.POST("/api/v2/messages/send", {
                body: { instanceId: OMNI_INSTANCE, to: "5511987654321", text: "Hello" },
                params: { header: { "Idempotency-Key": "by-fetch" } },
            });
            if (sent.error) throw new Error(sent.error.error.message);
            const events = await omni.GET("/api/v2/events", { params: { query: { eventType: "message.sent", limit: 10 } } });
            console.log(JSON.stringify({ status: sent.data.data.status, types: events.data?.items.map(e => e.eventType) }));
        }
        main().catch(fail);
        """;

    private const string ByHeyApi = Start + """
        import { client } from "./hey/client.gen";
        import { listEvents, sendText } from "./hey";

        client.setConfig({ baseUrl: OMNI_URL, auth: () => OMNI_API_KEY, throwOnError: true });
        async function main() {
            const sent = await sendText({ body: { instanceId: OMNI_INSTANCE, to: "5511987654321", text: "Hello" } });
            const events = await listEvents({ query: { eventType: "message.sent" } });
            console.log(JSON.stringify({ status: sent.data?.data.status, types: events.data?.items.map(e => e.eventType) }));
        }
        main().catch(fail);
        """;

    private static readonly string[] Compiler =
        [
            "--strict", "--skipLibCheck", "--target", "es2022", "--module", "commonjs", "--moduleResolution", "node10",
            "--lib", "es2022,dom,dom.iterable",
        ];

    [Fact]
    public async Task Generated_clients_compile_and_call_the_host()
    {
        using var folder = new GeneratedFolder();
        await Tool.NpmAsync(folder.Root, "openapi-typescript", Tool.Document, "-o", folder.PathOf("omni.d.ts"));
        await Tool.NpmAsync(
            folder.Root, "openapi-ts", "-i", Tool.Document, "-o", folder.PathOf("hey"), "-c", "@hey-api/client-fetch");
        Directory.CreateSymbolicLink(folder.PathOf("node_modules"), Tool.ModulesOf("openapi-typescript"));
        await folder.WriteAsync("fetch.ts", ByFetch);
        await folder.WriteAsync("heyapi.ts", ByHeyApi);
        await folder.WriteAsync("bad.ts", ByFetch.Replace("text: \"Hello\"", "text: 42", StringComparison.Ordinal));
        await folder.WriteAsync("short.ts", ByHeyApi.Replace("to: \"5511987654321\", ", "", StringComparison.Ordinal));

        var (_, said) = await Tool.TryNpmAsync(
            folder.Root, "tsc", [.. Compiler, "--outDir", "js", "fetch.ts", "heyapi.ts", "bad.ts", "short.ts"]);

        said.Should().Contain("bad.ts(", "a number is no text").And.Contain("short.ts(", "a message needs a recipient")
            .And.NotContain("fetch.ts(").And.NotContain("heyapi.ts(").And.NotContain("omni.d.ts(").And.NotContain("hey/");
        await CallsAsync(folder, "fetch.js");
        await CallsAsync(folder, "heyapi.js");
    }

    private async Task CallsAsync(GeneratedFolder folder, string script)
    {
        var (code, said) = await Tool.RunAsync(
            folder.Root, Tool.NodeOf("openapi-typescript"), [folder.PathOf(Path.Combine("js", script))], new Dictionary<string, string>
            {
                ["OMNI_URL"] = fixture.Host.Address.ToString().TrimEnd('/'),
                ["OMNI_API_KEY"] = OmniHost.ApiKey,
                ["OMNI_INSTANCE"] = fixture.InstanceId.ToString(),
            });

        code.Should().Be(0, $"{script} said {said}");
        var seen = JsonElement.Parse(said);
        seen.GetProperty("status").GetString().Should().Be("sent", script);
        seen.GetProperty("types").EnumerateArray().Select(t => t.GetString()).Should().Contain("message.sent", script);
    }
}
