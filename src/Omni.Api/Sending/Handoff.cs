using System.Text.Json;
using Omni.Contract.Sending;

namespace Omni.Api.Sending;

/// <summary>What a hand-over to a human names that no channel here takes.</summary>
internal static class Handoff
{
    public static IReadOnlyList<string> Unused(SendHandoffRequest request) =>
    [
        .. new (string Name, bool IsGiven)[]
        {
            ("dadosLead", request.DadosLead is not null),
            ("motivoHandoff", request.MotivoHandoff is not null),
            ("extraInfo", request.ExtraInfo is not null),
            ("handoffFields", request.HandoffFields is { ValueKind: not JsonValueKind.Null }),
        }.Where(field => field.IsGiven).Select(field => field.Name),
    ];
}
