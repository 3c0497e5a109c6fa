using Microsoft.Extensions.DependencyInjection;
using Omni.Api.Instances;
using Omni.Api.Storage.Rows;
using Omni.Api.Subscriptions;
using Omni.Contract.Subscriptions;
using Omni.Testing;

namespace Omni.Api.Tests.Storage;

/// <summary>A transaction may run twice: it leaves what its caller gave it as it was.</summary>
public sealed class StoredCopyTests
{
    [Fact]
    public async Task A_row_that_is_added_stays_its_callers_own()
    {
        await using var host = OmniHost.Start();
        var instance = new InstanceRow { Id = Guid.CreateVersion7(), Name = "one", Channel = "whatsapp-cloud", IsDefault = true };
        var subscription = new SubscriptionRow
        {
            Id = Guid.CreateVersion7(),
            Url = "https://example.com",
            ProtectedSecret = "secret",
            State = SubscriptionState.Active,
        };

        (await host.Services.GetRequiredService<InstanceStore>().AddAsync(instance, CancellationToken.None)).Should().BeTrue();
        (await host.Services.GetRequiredService<SubscriptionStore>().AddAsync(subscription, max: 1)).Should().NotBeNull();

        new { Instance = instance.Seq, Subscription = subscription.Seq }.Should().Be(new { Instance = 0L, Subscription = 0L });
        (await host.Services.GetRequiredService<InstanceStore>().FindAsync(instance.Id, CancellationToken.None))!.Seq.Should().BePositive();
        (await host.Services.GetRequiredService<SubscriptionStore>().FindAsync(subscription.Id, CancellationToken.None))!.Seq
            .Should().BePositive();
    }
}
