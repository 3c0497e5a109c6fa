using System.Data.Common;
using System.Net.Sockets;
using Microsoft.Extensions.Options;
using Omni.Api.Storage;

namespace Omni.Api.Operations.Health;

/// <summary>Explains in one line why the host does not start.</summary>
internal static class StartFailure
{
    /// <summary>The assembly that throws when a section has a key unknown to its options, or a value of another type.</summary>
    private static readonly string Binder = typeof(ConfigurationBinder).Assembly.GetName().Name!;

    /// <summary>The line; null when the cause is no setting, and the stack trace is needed.</summary>
    public static string? Explain(Exception exception) => exception switch
    {
        StartRefusedException refused => $"Omni did not start: {refused.Message.ReplaceLineEndings(" ")}",
        OptionsValidationException invalid => $"Omni did not start: {string.Join("; ", invalid.Failures)}",
        InvalidOperationException { Source: var source } unbound when source == Binder =>
            $"Omni did not start: {unbound.Message.ReplaceLineEndings(" ")}",
        IOException { InnerException: { } inner } when inner.InnerException is SocketException || inner is SocketException =>
            $"Omni did not start: {exception.Message}",
        DbException database => $"Omni did not start: the database says: {database.Message.ReplaceLineEndings(" ")}",
        AggregateException { InnerExceptions: [var only] } => Explain(only),
        _ => null,
    };
}
