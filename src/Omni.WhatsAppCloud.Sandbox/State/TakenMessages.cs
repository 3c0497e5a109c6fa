namespace Omni.WhatsAppCloud.Sandbox.State;

/// <summary>Counts the messages that arrived completely and their responses, for tests that kill the caller.</summary>
internal sealed class TakenMessages(TimeProvider time)
{
    private const int AnswersKept = 20_000;

    private readonly Lock _gate = new();
    private readonly Queue<long> _answers = new();
    private int _taken, _open;

    /// <summary>Tracks an accepted message until its response ends.</summary>
    public static async ValueTask<object?> FollowAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var messages = http.RequestServices.GetRequiredService<TakenMessages>();
        messages.Take();
        http.Response.OnCompleted(() =>
        {
            messages.End();
            return Task.CompletedTask;
        });
        return await next(context);
    }

    /// <summary>Returns the counts since the last <see cref="Forget"/>.</summary>
    /// <param name="sinceUnixMs">The time from which responses are counted.</param>
    public TakenView Look(long sinceUnixMs)
    {
        lock (_gate) return new TakenView(_taken, _open, _answers.Count(at => at >= sinceUnixMs));
    }

    public void Forget()
    {
        lock (_gate) _taken = _open;
    }

    private void Take()
    {
        lock (_gate)
        {
            _taken++;
            _open++;
        }
    }

    /// <summary>
    /// Records that the response was written or its connection broke; the difference does not matter here.
    /// </summary>
    private void End()
    {
        lock (_gate)
        {
            _open--;
            _answers.Enqueue(time.GetUtcNow().ToUnixTimeMilliseconds());
            if (_answers.Count > AnswersKept) _answers.Dequeue();
        }
    }

    /// <summary>The counts.</summary>
    /// <param name="Taken">Messages that arrived completely.</param>
    /// <param name="Open">Messages without a response so far.</param>
    /// <param name="Answered">Messages answered since the given time.</param>
    internal sealed record TakenView(int Taken, int Open, int Answered);
}
