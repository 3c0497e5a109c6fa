namespace Omni.WhatsAppCloud.Sandbox.World;

/// <summary>Counts the messages that arrived whole, and those whose answer was cut off: what a caller that dies in between cannot know.</summary>
internal sealed class TakenMessages(TimeProvider time)
{
    /// <summary>An answer that was written this long before the first connection broke may not have been read or recorded.</summary>
    private static readonly TimeSpan JustBefore = TimeSpan.FromMilliseconds(500);

    private readonly Lock _gate = new();
    private readonly Queue<long> _answers = new();
    private int _taken, _open, _unanswered, _unread;

    /// <summary>Follows a message that was taken to the end of its answer.</summary>
    public static async ValueTask<object?> FollowAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var messages = http.RequestServices.GetRequiredService<TakenMessages>();
        messages.Take();
        http.Response.OnCompleted(() =>
        {
            messages.End(wasAnswered: !http.RequestAborted.IsCancellationRequested);
            return Task.CompletedTask;
        });
        return await next(context);
    }

    /// <summary>What was counted since the last <see cref="Forget"/>.</summary>
    public TakenView Look()
    {
        lock (_gate) return new TakenView(_taken, _open, _unanswered, _unread);
    }

    public void Forget()
    {
        lock (_gate)
        {
            (_taken, _unanswered, _unread) = (_open, 0, 0);
            _answers.Clear();
        }
    }

    private void Take()
    {
        lock (_gate)
        {
            _taken++;
            _open++;
        }
    }

    private void End(bool wasAnswered)
    {
        lock (_gate)
        {
            _open--;
            var now = time.GetTimestamp();
            while (_answers.TryPeek(out var oldest) && time.GetElapsedTime(oldest, now) > JustBefore) _answers.Dequeue();
            if (wasAnswered)
            {
                _answers.Enqueue(now);
                if (_unanswered > 0) _unread++;
                return;
            }

            // The first broken connection tells when the caller died; what is answered later goes to nobody, too.
            if (_unanswered++ == 0) _unread = _answers.Count;
        }
    }

    /// <summary>What was counted.</summary>
    /// <param name="Taken">Messages that arrived whole.</param>
    /// <param name="Open">Those that have no answer yet.</param>
    /// <param name="Unanswered">Those whose connection broke before their answer was written.</param>
    /// <param name="Unread">Answers that were written in the half second before the first connection broke, or since.</param>
    internal sealed record TakenView(int Taken, int Open, int Unanswered, int Unread);
}
