namespace Omni.WhatsAppCloud.Sandbox.Tests;

/// <summary>One sandbox for all cases of a class that do not disturb one another.</summary>
public sealed class SandboxFixture : IAsyncLifetime
{
    internal SandboxApp Meta { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Meta = await SandboxApp.StartAsync();

    public ValueTask DisposeAsync() => Meta.DisposeAsync();
}
