namespace Omni.Api.Operations.Commands;

/// <summary>Runs a command instead of the host.</summary>
internal static class OperatorCommand
{
    /// <summary>Returns the exit code; null when the host should start.</summary>
    public static async Task<int?> TryRunAsync(CommandLine line, WebApplicationBuilder builder) => line.Command switch
    {
        BackupCommand.Name => BackupCommand.Run(line, builder.Configuration),
        MarkRestoredCommand.Name => await MarkRestoredCommand.RunAsync(builder),
        MoveCommand.Name => await MoveCommand.RunAsync(builder),
        _ => null,
    };
}
