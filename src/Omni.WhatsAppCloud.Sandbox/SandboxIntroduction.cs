namespace Omni.WhatsAppCloud.Sandbox;

/// <summary>What a client of the Cloud API needs to use the sandbox. The values are the same everywhere, and no secret.</summary>
public static class SandboxIntroduction
{
    /// <summary>Returns lines for a start's output: the address, the number and its credentials, and how to write as a customer.</summary>
    /// <param name="address">The base address on which the sandbox listens.</param>
    public static IReadOnlyList<string> Lines(string address)
    {
        var number = SandboxNumber.Default;
        return
        [
            $"  Sandbox (Meta)   {address} in place of https://graph.facebook.com",
            $"    access token   {number.AccessToken}",
            $"    app secret     {number.AppSecret}",
            $"    verify token   {SandboxNumber.VerifyToken}",
            $"    number         {number.DisplayPhoneNumber}, id {number.PhoneNumberId}",
            $"    account, app   {number.BusinessAccountId}, {number.AppId}",
            $"    a customer     POST {address}/sandbox/users/{{phone}}/messages {{\"text\":\"Hello\"}}",
            "                   who has not written yet has no window: messages to them fail with 131047",
        ];
    }
}
