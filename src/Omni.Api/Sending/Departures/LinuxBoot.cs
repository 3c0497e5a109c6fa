namespace Omni.Api.Sending.Departures;

/// <summary>The boot id of Linux. It is the kernel's, so all containers of a machine share it.</summary>
internal static class LinuxBoot
{
    private const string Source = "/proc/sys/kernel/random/boot_id";

    public static Guid? Id() => File.Exists(Source) && Guid.TryParse(File.ReadAllText(Source).Trim(), out var id) ? id : null;
}
