using System.Data.Common;
using System.Net.Sockets;
using Microsoft.Extensions.Options;
using Omni.Api.Storage;

namespace Omni.Api.Operations.Health;

/// <summary>Why the host does not start, in one line for the person who started it.</summary>
internal static class StartFailure
{
    /// <summary>Throws where a section has a key that its options do not know, or a value of another type.</summary>
    private static readonly string Binder = typeof(ConfigurationBinder).Assembly.GetName().Name!;

    /// <summary>The line, or null when the exception is no setting's fault and deserves its stack.</summary>
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
