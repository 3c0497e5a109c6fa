namespace Omni.Api.Operations.Commands;

/// <summary>Runs what the program was told to do instead of starting the host.</summary>
internal static class OperatorCommand
{
    /// <summary>Answers the exit code; null when the host is to start.</summary>
    public static async Task<int?> TryRunAsync(CommandLine line, WebApplicationBuilder builder) => line.Command switch
    {
        BackupCommand.Name => BackupCommand.Run(line, builder.Configuration),
        MarkRestoredCommand.Name => await MarkRestoredCommand.RunAsync(builder),
        MoveCommand.Name => await MoveCommand.RunAsync(builder),
        _ => null,
    };
}
