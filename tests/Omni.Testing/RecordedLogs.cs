using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Omni.Testing;

/// <summary>What a host logs, kept instead of written: <c>OmniHost.Start(logs.AddTo)</c>.</summary>
public sealed class RecordedLogs : ILoggerFactory
{
    private readonly ConcurrentQueue<(LogLevel Level, string Text)> _entries = new();

    /// <summary>Errors, and what is worse: each with its category, its words and its exception.</summary>
    public IReadOnlyList<string> Errors => [.. _entries.Where(e => e.Level >= LogLevel.Error).Select(e => e.Text)];

    /// <summary>Warnings, and what is worse.</summary>
    public IReadOnlyList<string> Warnings => [.. _entries.Where(e => e.Level >= LogLevel.Warning).Select(e => e.Text)];

    public void AddTo(IServiceCollection services) => services.AddSingleton<ILoggerFactory>(this);

    public ILogger CreateLogger(string categoryName) => new Logger(categoryName, _entries);

    public void AddProvider(ILoggerProvider provider)
    {
        // Nothing is written.
    }

    public void Dispose()
    {
        // A host disposes it; the test reads it afterwards.
    }

    private sealed class Logger(string category, ConcurrentQueue<(LogLevel Level, string Text)> entries) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel)) entries.Enqueue((logLevel, $"{category} {formatter(state, exception)} {exception}"));
        }
    }
}
