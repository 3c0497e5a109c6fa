namespace Omni.WhatsAppCloud.Sandbox.Templates;

/// <summary>The initial templates of every account: one of each kind.</summary>
internal static class FirstTemplates
{
    public const string Json = """
        [
          {"name":"hello_world","language":"en_US","status":"APPROVED","category":"UTILITY","parameter_format":"POSITIONAL","components":[
            {"type":"HEADER","format":"TEXT","text":"Hello World"},
            {"type":"BODY","text":"Welcome and congratulations!! This message demonstrates your ability to send a WhatsApp message notification from the Cloud API."},
            {"type":"FOOTER","text":"WhatsApp Business Platform sample message"}]},
          {"name":"order_confirmation","language":"en_US","status":"APPROVED","category":"UTILITY","parameter_format":"POSITIONAL","components":[
            {"type":"BODY","text":"Hi {{1}}, your order {{2}} is on its way."}]},
          {"name":"order_confirmation","language":"pt_BR","status":"APPROVED","category":"UTILITY","parameter_format":"POSITIONAL","components":[
            {"type":"BODY","text":"Olá {{1}}, o seu pedido {{2}} está a caminho."}]},
          {"name":"appointment","language":"en","status":"APPROVED","category":"UTILITY","parameter_format":"NAMED","components":[
            {"type":"HEADER","format":"TEXT","text":"See you soon, {{first_name}}"},
            {"type":"BODY","text":"{{first_name}}, we expect you on {{day}} at {{time}}."}]},
          {"name":"track_parcel","language":"en_US","status":"APPROVED","category":"UTILITY","parameter_format":"POSITIONAL","components":[
            {"type":"HEADER","format":"IMAGE"},
            {"type":"BODY","text":"Parcel {{1}} has left on {{2}}; it costs {{3}}."},
            {"type":"BUTTONS","buttons":[{"type":"URL","text":"Track","url":"https://example.com/track/{{1}}"},{"type":"QUICK_REPLY","text":"Stop"}]}]},
          {"name":"spring_sale","language":"en_US","status":"APPROVED","category":"MARKETING","parameter_format":"POSITIONAL","components":[
            {"type":"LIMITED_TIME_OFFER","limited_time_offer":{"text":"Ends soon","has_expiration":true}},
            {"type":"BODY","text":"Hello {{1}}, 20 % off."},
            {"type":"BUTTONS","buttons":[{"type":"COPY_CODE","text":"Copy code"},{"type":"URL","text":"Shop","url":"https://example.com/?c={{1}}"}]}]},
          {"name":"three_ideas","language":"en_US","status":"APPROVED","category":"MARKETING","parameter_format":"POSITIONAL","components":[
            {"type":"BODY","text":"{{1}}, look at these."},
            {"type":"CAROUSEL","cards":[{"components":[{"type":"HEADER","format":"IMAGE"}]},{"components":[{"type":"HEADER","format":"IMAGE"}]}]}]},
          {"name":"login_code","language":"en_US","status":"APPROVED","category":"AUTHENTICATION","parameter_format":"POSITIONAL","components":[
            {"type":"BODY","text":"*{{1}}* is your verification code."},
            {"type":"BUTTONS","buttons":[{"type":"URL","text":"Copy code","url":"https://www.whatsapp.com/otp/code/?otp_type=COPY_CODE&code=otp{{1}}"}]}]},
          {"name":"old_news","language":"en_US","status":"PAUSED","category":"MARKETING","parameter_format":"POSITIONAL","components":[{"type":"BODY","text":"News!"}]}
        ]
        """;
}
