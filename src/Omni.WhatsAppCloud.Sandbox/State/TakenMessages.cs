namespace Omni.WhatsAppCloud.Sandbox.State;

/// <summary>Counts the messages that arrived whole and their answers: what a caller that dies now cannot know.</summary>
internal sealed class TakenMessages(TimeProvider time)
{
    private const int AnswersKept = 20_000;

    private readonly Lock _gate = new();
    private readonly Queue<long> _answers = new();
    private int _taken, _open;

    /// <summary>Follows a message that was taken to the end of its answer.</summary>
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

    /// <summary>What was counted since the last <see cref="Forget"/>.</summary>
    /// <param name="sinceUnixMs">The time from which on answers are counted.</param>
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
    /// The answer was written, or its connection broke: the difference shows late on a busy machine, and does not matter here.
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

    /// <summary>What was counted.</summary>
    /// <param name="Taken">Messages that arrived whole.</param>
    /// <param name="Open">Those that have no answer yet.</param>
    /// <param name="Answered">Those that were answered since the time that was asked for.</param>
    internal sealed record TakenView(int Taken, int Open, int Answered);
}
