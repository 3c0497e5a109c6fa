using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace Omni.Testing;

/// <summary>
/// A background process of the tests. Its output is read so that it does not block. A failure to become ready reports the last lines of
/// the output.
/// </summary>
public sealed class BackgroundProcess : IDisposable
{
    private const int LinesKept = 60;

    private readonly int _linesKept;
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _said = new();

    private BackgroundProcess(Process process, int linesKept) => (_process, _linesKept) = (process, linesKept);

    public int Id => _process.Id;

    /// <summary>The last lines of standard output and standard error.</summary>
    public string Said => string.Join(Environment.NewLine, _said);

    public static BackgroundProcess Start(ProcessStartInfo start, int linesKept = LinesKept)
    {
        (start.UseShellExecute, start.RedirectStandardOutput, start.RedirectStandardError) = (false, true, true);
        var started = new BackgroundProcess(new Process { StartInfo = start }, linesKept);
        started._process.OutputDataReceived += (_, line) => started.Remember(line.Data);
        started._process.ErrorDataReceived += (_, line) => started.Remember(line.Data);
        started._process.Start();
        started._process.BeginOutputReadLine();
        started._process.BeginErrorReadLine();
        return started;
    }

    /// <summary>Waits until the process is ready. Fails with its output on a timeout, or immediately when it exits.</summary>
    public async Task ReadyAsync(Func<Task<bool>> isReady, string because)
    {
        try
        {
            await Eventually.IsAsync(async () => await isReady() || _process.HasExited, ready => ready, because);
        }
        catch (TimeoutException e)
        {
            throw new TimeoutException($"{e.Message}. It said: {Said}", e);
        }

        if (_process.HasExited)
            throw new InvalidOperationException($"{_process.StartInfo.FileName} ended with {_process.ExitCode}. It said: {Said}");
    }

    /// <summary>Sends SIGKILL to the process and its children: no handler runs and nothing is flushed.</summary>
    public void Kill()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
    }

    /// <summary>Sends SIGTERM and waits for a graceful exit.</summary>
    public async Task StopAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
        await ExitedAsync();
    }

    /// <summary>Waits until the process exits; returns its exit code.</summary>
    public async Task<int> ExitedAsync()
    {
        using var limit = new CancellationTokenSource(Eventually.Limit);
        try
        {
            await _process.WaitForExitAsync(limit.Token);
            return _process.ExitCode;
        }
        catch (OperationCanceledException e)
        {
            throw new TimeoutException($"{_process.StartInfo.FileName} does not end. It said: {Said}", e);
        }
    }

    /// <summary>Kills the process unless it has exited.</summary>
    public void Dispose()
    {
        if (!_process.HasExited) Kill();
        _process.Dispose();
    }

    private void Remember(string? line)
    {
        if (line is null) return;
        _said.Enqueue(line);
        if (_said.Count > _linesKept) _said.TryDequeue(out _);
    }
}
