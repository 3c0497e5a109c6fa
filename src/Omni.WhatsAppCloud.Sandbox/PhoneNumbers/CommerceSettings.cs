using System.Text.Json.Nodes;
using Omni.WhatsAppCloud.Sandbox.Graph;

namespace Omni.WhatsAppCloud.Sandbox.PhoneNumbers;

/// <summary>Whether customers see the catalog and have a cart.</summary>
internal static class CommerceSettings
{
    private const string Cart = "is_cart_enabled", Catalog = "is_catalog_visible";

    public static IResult Get(GraphRequest request, PhoneStates states)
    {
        var state = states.Of(request.Id);
        lock (state.Gate)
        {
            return GraphAnswer.List(
                [new JsonObject { [Cart] = state.IsCartEnabled, [Catalog] = state.IsCatalogVisible, ["id"] = request.Id }]);
        }
    }

    public static IResult Update(GraphRequest request, PhoneStates states)
    {
        foreach (var name in (ReadOnlySpan<string>)[Cart, Catalog])
        {
            if (request.Text(name) is not null && request.Flag(name) is null)
                return GraphFailure.Parameter($"Param {name} must be a boolean");
        }

        var state = states.Of(request.Id);
        lock (state.Gate)
        {
            state.IsCartEnabled = request.Flag(Cart) ?? state.IsCartEnabled;
            state.IsCatalogVisible = request.Flag(Catalog) ?? state.IsCatalogVisible;
        }

        return GraphAnswer.Done();
    }
}
