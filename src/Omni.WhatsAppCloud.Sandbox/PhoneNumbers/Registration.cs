using System.Text.Json.Nodes;
using Omni.WhatsAppCloud.Sandbox.Graph;

namespace Omni.WhatsAppCloud.Sandbox.PhoneNumbers;

/// <summary>Verifies, registers and deregisters numbers. The verification code is always <see cref="Code"/>.</summary>
internal static class Registration
{
    public const string Code = "123456";

    private const int PinLength = 6, MaxRegistrations = 10;

    private static readonly TimeSpan CodeLife = TimeSpan.FromMinutes(10), RegistrationSpan = TimeSpan.FromHours(72);

    public static bool IsPin(string text) => text.Length == PinLength && text.All(char.IsAsciiDigit);

    public static IResult RequestCode(GraphRequest request, PhoneStates states, TimeProvider time)
    {
        if (request.Text("code_method")?.ToUpperInvariant() is not ("SMS" or "VOICE"))
            return GraphFailure.Choice("code_method", ["SMS", "VOICE"]);
        if (string.IsNullOrEmpty(request.Text("language"))) return GraphFailure.Required("language");
        var state = states.Of(request.Id);
        lock (state.Gate)
        {
            if (state.IsVerified)
                return GraphFailure.Of(136024, "(#136024) Request code error", 400, details: "The phone number is already verified");
            state.CodeUntil = time.GetUtcNow() + CodeLife;
        }

        return GraphAnswer.Done();
    }

    public static IResult VerifyCode(GraphRequest request, PhoneStates states, TimeProvider time)
    {
        if (request.Text("code") is not { Length: > 0 } code) return GraphFailure.Required("code");
        var state = states.Of(request.Id);
        lock (state.Gate)
        {
            if (state.CodeUntil is not { } until || until < time.GetUtcNow() || code.Replace("-", "", StringComparison.Ordinal) != Code)
                return GraphFailure.Of(136025, "(#136025) Verify code error", 400, details: "The code is wrong or has expired");
            (state.IsVerified, state.CodeUntil) = (true, null);
        }

        return Results.Json(new JsonObject { ["success"] = true, ["id"] = request.Id });
    }

    public static IResult Register(GraphRequest request, PhoneStates states, TimeProvider time)
    {
        if (request.Text("messaging_product") != "whatsapp") return GraphFailure.Required("messaging_product");
        if (request.Text("pin") is not { } pin) return GraphFailure.Required("pin");
        if (!IsPin(pin)) return GraphFailure.Parameter("pin must be 6 digits");
        var state = states.Of(request.Id);
        lock (state.Gate)
        {
            if (!state.IsVerified)
                return GraphFailure.Of(133006, "(#133006) Phone number re-verification needed", 400,
                    details: "Phone number needs to be verified before registering");
            if (state.Pin is not null && state.Pin != pin)
                return GraphFailure.Of(133005, "(#133005) Two step verification PIN mismatch", 400,
                    details: "The two-step verification PIN is not that of the number");
            if (!TryCount(state, time)) return TooMany();
            (state.IsRegistered, state.Pin) = (true, pin);
        }

        return GraphAnswer.Done();
    }

    public static IResult Deregister(GraphRequest request, PhoneStates states, TimeProvider time)
    {
        var state = states.Of(request.Id);
        lock (state.Gate)
        {
            if (!state.IsRegistered) return NotRegistered();
            if (!TryCount(state, time)) return TooMany();
            state.IsRegistered = false;
        }

        return GraphAnswer.Done();
    }

    /// <summary>The error of a number that has to be registered before it can send.</summary>
    public static IResult NotRegistered() => GraphFailure.Of(133010, "(#133010) Account not registered", 400,
        details: "The phone number is not registered on the WhatsApp Business Platform");

    /// <summary>Lets only registered numbers use an edge.</summary>
    public static TBuilder NeedsRegistration<TBuilder>(this TBuilder edge)
        where TBuilder : IEndpointConventionBuilder => edge.AddEndpointFilter(async (context, next) =>
        {
            var request = context.Arguments.OfType<GraphRequest>().First();
            return request.Http.RequestServices.GetRequiredService<PhoneStates>().IsRegistered(request.Id)
                ? await next(context)
                : NotRegistered();
        });

    private static bool TryCount(PhoneState state, TimeProvider time)
    {
        var now = time.GetUtcNow();
        while (state.Registrations.TryPeek(out var oldest) && oldest + RegistrationSpan <= now) state.Registrations.Dequeue();
        if (state.Registrations.Count >= MaxRegistrations) return false;
        state.Registrations.Enqueue(now);
        return true;
    }

    private static IResult TooMany() => GraphFailure.Of(133016, "(#133016) Account register deregister rate limit exceeded", 400,
        details: $"The number was registered or deregistered {MaxRegistrations} times in 72 hours");
}
