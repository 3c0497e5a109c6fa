using Omni.Api.Tests.Sending.Outbox;

namespace Omni.Api.Tests.Sending.Scheduled;

/// <summary>A host on a clock of its own: a time comes when a test wants it to.</summary>
public sealed class ScheduledFixture : IAsyncLifetime
{
    internal FakeTimeHost Fake { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Fake = await FakeTimeHost.StartAsync();

    public ValueTask DisposeAsync() => Fake.DisposeAsync();
}
