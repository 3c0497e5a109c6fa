using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Omni.Api.Sending.Submission;
using Omni.Api.Storage;
using Omni.Testing;

namespace Omni.Api.Tests.Sending;

/// <summary>A message of which it is not known whether it was stored keeps its media: it may have been.</summary>
public sealed class DoubtfulStoreTests
{
    [Fact]
    public async Task The_media_of_a_message_that_was_stored_without_an_answer_is_there()
    {
        await using var host = OmniHost.Start(services =>
        {
            var real = services.Last(d => d.ServiceType == typeof(IUnitOfWork));
            services.AddSingleton<IUnitOfWork>(provider => new SilentUnitOfWork((IUnitOfWork)real.ImplementationFactory!(provider)));
        });
        var instanceId = await host.ConnectAsync(TestNumber.Fixtures);

        var (status, answer) = await host.PostAsync(
            "/api/v2/messages/send/media",
            new { instanceId, to = "5511979000001", type = "image", base64 = Convert.ToBase64String(TestMedia.Png) });

        status.Should().Be(HttpStatusCode.ServiceUnavailable, answer.ToString());
        var message = (await host.ListAsync($"/api/v2/messages?instanceId={instanceId}")).Should().ContainSingle().Subject;
        using var media = await host.Api.GetAsync(new Uri(message.GetProperty("mediaUrl").GetString()!, UriKind.Relative));
        media.StatusCode.Should().Be(HttpStatusCode.OK);
        (await media.Content.ReadAsByteArrayAsync()).Should().Equal(TestMedia.Png);
    }

    /// <summary>Commits what is to be sent, and loses the answer.</summary>
    private sealed class SilentUnitOfWork(IUnitOfWork inner) : IUnitOfWork
    {
        public async Task<T> RunAsync<T>(Func<WriteSession, ValueTask<T>> work, CancellationToken ct) =>
            await inner.RunAsync(work, ct) is var done && done is StoreOutcome.Stored
                ? throw new OutcomeUnknownException(new IOException("the connection broke"))
                : done;
    }
}
