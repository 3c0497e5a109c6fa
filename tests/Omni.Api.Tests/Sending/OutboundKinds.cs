using System.Text.Json.Nodes;
using Omni.Testing;

namespace Omni.Api.Tests.Sending;

/// <summary>One request of every kind that can be sent.</summary>
public static class OutboundKinds
{
    /// <summary>Why Meta's schema does not know a kind.</summary>
    private const string NoComponent = "the schema's components are header, body and button only",
        NoAction = "the schema has no action of this shape";

    public static IReadOnlyList<Kind> All { get; } =
    [
        new("text", "", """{"text":"see https://example.com"}"""),
        new("text, as a reply", "", """{"text":"yes","replyTo":"wamid.earlier"}"""),
        new("image by link", "/media", """{"type":"image","url":"https://example.com/a.jpg","caption":"look"}"""),
        new("image by base64", "/media", $$"""{"type":"image","base64":"{{Base64(TestMedia.Jpeg)}}","caption":"look"}"""),
        new("video", "/media", $$"""{"type":"video","base64":"{{Base64(TestMedia.Mp4)}}","caption":"look"}"""),
        new("audio", "/media", $$"""{"type":"audio","base64":"{{Base64(TestMedia.Mp3)}}"}"""),
        new("voice note", "/media", $$"""{"type":"audio","base64":"{{Base64(TestMedia.OggOpus())}}","voiceNote":true}"""),
        new("document", "/media",
            $$"""{"type":"document","base64":"{{Base64(TestMedia.Pdf)}}","filename":"boleto março.pdf","caption":"here"}"""),
        new("sticker", "/sticker", $$"""{"base64":"{{Base64(TestMedia.WebP())}}"}"""),
        new("location", "/location", """{"latitude":-23.561414,"longitude":-46.655881,"name":"MASP","address":"Av. Paulista, 1578"}"""),
        new("contact, in short", "/contact",
            """{"contact":{"name":"Ana Lima","phone":"+55 11 98765-4321","email":"ana@example.com","organization":"Café"}}"""),
        new("contacts, in full", "/contact", """
            {"contacts":[{"name":{"formatted_name":"Dr. Ana Lima","first_name":"Ana","last_name":"Lima","prefix":"Dr."},"phones":[{"phone":"+55 11 98765-4321","type":"WORK","wa_id":"5511987654321"}],
             "emails":[{"email":"ana@example.com","type":"HOME"}],"addresses":[{"street":"Rua A, 1","city":"São Paulo","state":"SP","zip":"01310","country":"Brasil","country_code":"br","type":"WORK"}],
             "org":{"company":"Café","department":"Bar","title":"Chef"},"urls":[{"url":"https://example.com","type":"WORK"}],"birthday":"1990-05-01"}]}
            """),
        new("reaction", "/reaction", """{"messageId":"wamid.earlier","emoji":"👍🏽"}"""),
        new("reaction removed", "/reaction", """{"messageId":"wamid.earlier","emoji":""}"""),
        new("template without parameters", "/template", """{"name":"hello_world","language":"en_US"}"""),
        new("template, positional short form", "/template",
            """{"name":"order_confirmation","language":"en_US","parameters":["Ana","42"]}"""),
        new("template, named short form", "/template",
            """{"name":"appointment","language":"en","parameters":{"first_name":"Ana","day":"Monday","time":"10:00"}}"""),
        new("template, short form with header and payload", "/template", """
            {"name":"track_parcel","language":"en_US","parameters":["A1","May 1","$9","A1"],"headerMedia":{"link":"https://example.com/a.jpg"},"buttonParameters":[{"index":1,"payload":"stop"}]}
            """),
        new("template, types in any case", "/template",
            """{"name":"order_confirmation","language":"en_US","components":[{"type":"BODY","parameters":[{"type":"text","text":"Ana"},{"type":"text","text":"42"}]}]}""",
            "the schema knows lower case only"),
        new("template, authentication code", "/template", """{"name":"login_code","language":"en_US","parameters":["123456"]}"""),
        new("template, image header, currency, date, buttons", "/template", """
            {"name":"track_parcel","language":"en_US","components":[{"type":"header","parameters":[{"type":"image","image":{"link":"https://example.com/a.jpg"}}]},
             {"type":"body","parameters":[{"type":"text","text":"A1"},{"type":"date_time","date_time":{"fallback_value":"May 1"}},{"type":"currency","currency":{"fallback_value":"$9","code":"USD","amount_1000":9000}}]},
             {"type":"button","sub_type":"url","index":"0","parameters":[{"type":"text","text":"A1"}]},{"type":"button","sub_type":"quick_reply","index":"1","parameters":[{"type":"payload","payload":"stop"}]}]}
            """),
        new("template, limited-time offer, coupon code", "/template", """
            {"name":"spring_sale","language":"en_US","components":[{"type":"limited_time_offer","parameters":[{"type":"limited_time_offer","limited_time_offer":{"expiration_time_ms":1800000000000}}]},
             {"type":"body","parameters":[{"type":"text","text":"Ana"}]},{"type":"button","sub_type":"copy_code","index":"0","parameters":[{"type":"coupon_code","coupon_code":"SPRING"}]},
             {"type":"button","sub_type":"url","index":"1","parameters":[{"type":"text","text":"x"}]}]}
            """, NoComponent),
        new("template, carousel", "/template", """
            {"name":"three_ideas","language":"en_US","components":[{"type":"body","parameters":[{"type":"text","text":"Ana"}]},{"type":"carousel","cards":[
             {"card_index":0,"components":[{"type":"header","parameters":[{"type":"image","image":{"link":"https://example.com/a.jpg"}}]}]},
             {"card_index":1,"components":[{"type":"header","parameters":[{"type":"image","image":{"link":"https://example.com/b.jpg"}}]}]}]}]}
            """, NoComponent),
        new("interactive: button", "/interactive", """
            {"interactive":{"type":"button","header":{"type":"image","image":{"link":"https://example.com/a.jpg"}},"body":{"text":"Confirm?"},"footer":{"text":"Omni"},
             "action":{"buttons":[{"type":"reply","reply":{"id":"y","title":"Yes"}},{"type":"reply","reply":{"id":"n","title":"No"}}]}}}
            """),
        new("interactive: list", "/interactive", """
            {"interactive":{"type":"list","header":{"type":"text","text":"Menu"},"body":{"text":"Choose"},"action":{"button":"Open","sections":[
             {"title":"Hot","rows":[{"id":"1","title":"Coffee","description":"Black"}]},{"title":"Cold","rows":[{"id":"2","title":"Tea"}]}]}}}
            """),
        new(
            "interactive: cta_url", "/interactive",
            """{"interactive":{"type":"cta_url","body":{"text":"Go"},"action":{"name":"cta_url","parameters":{"display_text":"Open","url":"https://example.com"}}}}""",
            NoAction),
        new(
            "interactive: location request", "/interactive",
            """{"interactive":{"type":"location_request_message","body":{"text":"Where are you?"},"action":{"name":"send_location"}}}""",
            NoAction),
        new(
            "interactive: address", "/interactive",
            """{"interactive":{"type":"address_message","body":{"text":"Where to?"},"action":{"name":"address_message","parameters":{"country":"IN"}}}}""",
            NoAction),
        new("interactive: product", "/interactive",
            """{"interactive":{"type":"product","body":{"text":"This one"},"action":{"catalog_id":"1","product_retailer_id":"A"}}}"""),
        new("interactive: product list", "/interactive", """
            {"interactive":{"type":"product_list","header":{"type":"text","text":"Ours"},"body":{"text":"All"},"action":{"catalog_id":"1","sections":[{"title":"Hot","product_items":[{"product_retailer_id":"A"}]}]}}}
            """),
        new("interactive: catalog", "/interactive",
            """{"interactive":{"type":"catalog_message","body":{"text":"All of it"},"action":{"name":"catalog_message","parameters":{"thumbnail_product_retailer_id":"A"}}}}"""),
        new("interactive: flow", "/interactive", """
            {"interactive":{"type":"flow","body":{"text":"Tell us"},"action":{"name":"flow","parameters":{"flow_message_version":"3","flow_token":"t","flow_id":"1","flow_cta":"Begin","flow_action":"navigate","flow_action_payload":{"screen":"S"}}}}}
            """),
        new("interactive: carousel", "/interactive", """
            {"interactive":{"type":"carousel","body":{"text":"Look"},"action":{"cards":[
             {"card_index":0,"type":"cta_url","header":{"type":"image","image":{"link":"https://example.com/a.jpg"}},"body":{"text":"A"},"action":{"name":"cta_url","parameters":{"display_text":"Open","url":"https://example.com/a"}}},
             {"card_index":1,"type":"cta_url","header":{"type":"image","image":{"link":"https://example.com/b.jpg"}},"body":{"text":"B"},"action":{"name":"cta_url","parameters":{"display_text":"Open","url":"https://example.com/b"}}}]}}}
            """, NoAction),
        new("interactive: carousel with quick replies", "/interactive", """
            {"interactive":{"type":"carousel","body":{"text":"Look"},"action":{"cards":[
             {"card_index":0,"type":"cta_url","header":{"type":"image","image":{"link":"https://example.com/a.jpg"}},"action":{"buttons":[{"type":"quick_reply","quick_reply":{"id":"a","title":"This"}}]}},
             {"card_index":1,"header":{"type":"video","video":{"link":"https://example.com/b.mp4"}},"body":{"text":"B"},"action":{"buttons":[{"type":"quick_reply","quick_reply":{"id":"b","title":"This"}}]}}]}}}
            """, NoAction),
        new("interactive: call button", "/interactive",
            """{"interactive":{"type":"voice_call","body":{"text":"Call us"},"action":{"name":"voice_call","parameters":{"display_text":"Call","ttl_minutes":100,"payload":"p"}}}}""",
            NoAction),
        new("interactive: contact request", "/interactive",
            """{"interactive":{"type":"request_contact_info","body":{"text":"Your number?"},"action":{"name":"request_contact_info"}}}""",
            NoAction),
        new("interactive: call permission", "/interactive",
            """{"interactive":{"type":"call_permission_request","body":{"text":"May we call?"},"action":{"name":"call_permission_request"}}}"""),
    ];

    private static string Base64(byte[] bytes) => Convert.ToBase64String(bytes);

    /// <param name="Name">What it is.</param>
    /// <param name="Path">After <c>/messages/send</c>.</param>
    /// <param name="Body">Without instance and recipient.</param>
    /// <param name="NotInSchema">Why Meta's schema cannot check it; null when it can.</param>
    public sealed record Kind(string Name, string Path, string Body, string? NotInSchema = null)
    {
        public JsonObject RequestTo(Guid instanceId, string to)
        {
            var body = JsonNode.Parse(Body)!.AsObject();
            body["instanceId"] = instanceId;
            body["to"] = to;
            return body;
        }
    }
}
