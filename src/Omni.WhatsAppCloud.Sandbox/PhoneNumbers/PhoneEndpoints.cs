namespace Omni.WhatsAppCloud.Sandbox.PhoneNumbers;

/// <summary>The edges of a phone number.</summary>
internal static class PhoneEndpoints
{
    public static void MapPhoneNumbers(this RouteGroupBuilder phone)
    {
        phone.MapPost("/request_code", Registration.RequestCode);
        phone.MapPost("/verify_code", Registration.VerifyCode);
        phone.MapPost("/register", Registration.Register);
        phone.MapPost("/deregister", Registration.Deregister);
        phone.MapGet("/whatsapp_business_profile", BusinessProfile.Get);
        phone.MapPost("/whatsapp_business_profile", BusinessProfile.Update);
        phone.MapGet("/settings", NumberSettings.Get);
        phone.MapPost("/settings", NumberSettings.Update);
        phone.MapGet("/block_users", BlockList.Get);
        phone.MapPost("/block_users", BlockList.Block);
        phone.MapDelete("/block_users", BlockList.Unblock);
        phone.MapGet("/message_qrdls", QrCodes.List);
        phone.MapPost("/message_qrdls", QrCodes.Set);
        phone.MapGet("/message_qrdls/{code}", QrCodes.Get);
        phone.MapPost("/message_qrdls/{code}", QrCodes.Set);
        phone.MapDelete("/message_qrdls/{code}", QrCodes.Delete);
        phone.MapGet("/whatsapp_commerce_settings", CommerceSettings.Get);
        phone.MapPost("/whatsapp_commerce_settings", CommerceSettings.Update);
        phone.MapPost("/conversational_automation", Automation.Update);
        phone.MapGet("/conversational_automation", Automation.Get);
        phone.MapGet("/whatsapp_business_encryption", EncryptionKey.Get);
        phone.MapPost("/whatsapp_business_encryption", EncryptionKey.Set);
        phone.MapGet("/username", Username.Get);
        phone.MapPost("/username", Username.Set);
        phone.MapDelete("/username", Username.Delete);
        phone.MapGet("/username_suggestions", Username.Suggest);
    }
}
