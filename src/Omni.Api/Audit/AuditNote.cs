namespace Omni.Api.Audit;

/// <summary>What the audit entry of a request says beyond its path.</summary>
internal static class AuditNote
{
    private static readonly object Key = new();

    public static void Add(HttpContext context, string note) => context.Items[Key] = note;

    public static string? Of(HttpContext context) => context.Items[Key] as string;
}
