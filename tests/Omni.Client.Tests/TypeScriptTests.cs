using System.Diagnostics;
using Omni.Testing;

namespace Omni.Client.Tests;

/// <summary>A TypeScript client can be generated from the document, and a call with it type-checks; a wrong one does not.</summary>
public sealed class TypeScriptTests
{
    private const string Call = """
        import type { paths, components } from "./omni";

        type Send = paths["/api/v2/messages/send"]["post"];
        const body: Send["requestBody"]["content"]["application/json"] = {
            instanceId: "01a20e74-7c9f-7997-a274-a048be3f87cf", to: "5511987654321", text: "Hello",
        };
        export function show(answer: Send["responses"][201]["content"]["application/json"]): string { return answer.data.messageId; }
        export function names(page: components["schemas"]["PageOfChatView"]): (string | null | undefined)[] {
            return page.items.map(chat => chat.name);
        }
        export function why(error: components["schemas"]["Error"]): string { return error.error.code; }
        export const query: paths["/api/v2/chats"]["get"]["parameters"]["query"] = { limit: 10, unreadOnly: true };
        export default body;
        """;

    [Fact]
    public async Task A_generated_client_type_checks()
    {
        var (generator, compiler) = (Require.Program("openapi-typescript"), Require.Program("tsc"));
        var folder = Directory.CreateTempSubdirectory("omni-ts-").FullName;
        try
        {
            (await RunAsync(
                folder, generator, Path.Combine(Golden.Root, "docs", "openapi.json"), "-o", Path.Combine(folder, "omni.d.ts"))).Code
                .Should().Be(0);
            await File.WriteAllTextAsync(Path.Combine(folder, "good.ts"), Call);
            await File.WriteAllTextAsync(
                Path.Combine(folder, "bad.ts"), Call.Replace("text: \"Hello\"", "text: 42", StringComparison.Ordinal));

            var good = await RunAsync(folder, compiler, "--noEmit", "--strict", "good.ts");
            var bad = await RunAsync(folder, compiler, "--noEmit", "--strict", "bad.ts");

            good.Code.Should().Be(0, good.Said);
            bad.Code.Should().NotBe(0, "a number is no text");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<(int Code, string Said)> RunAsync(string folder, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var said = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, $"{await said}{await errors}");
    }
}
