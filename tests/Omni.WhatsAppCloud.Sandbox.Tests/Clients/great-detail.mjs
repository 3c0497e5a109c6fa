import { Client } from "@great-detail/whatsapp";
import { call, given, listen, png, received, webhook, write } from "./harness.mjs";

const headers = { Authorization: `Bearer ${given.token}` };
const sdk = new Client({ prefixUrl: given.sandbox, graphVersion: "v25.0", request: { headers, retry: 0 } });
const { phoneNumberId: phoneNumberID, businessAccountId: businessAccountID, customer: to } = given;
const json = response => response.json();

const callback = await listen(
    async query => (await sdk.webhook.register({ method: "GET", query, headers: {} })).accept(),
    async (text, headers) => {
        const event = await sdk.webhook.eventNotification({ method: "POST", query: {}, headers, body: text.toString() });
        await event.verifySignature(given.appSecret);
        for (const { changes } of event.eventNotification.entry)
            for (const { value } of changes) {
                for (const message of value.messages ?? []) received({ message, contact: value.contacts?.[0] });
                for (const status of value.statuses ?? []) received({ status, contact: value.contacts?.[0] });
            }
    });
await call("subscribedApps.createSubscription (webhook.register)", () => json(sdk.subscribedApps.createSubscription({
    businessAccountID, override_callback_uri: callback, verify_token: given.verifyToken,
})));
await call("subscribedApps.listSubscriptions", () => json(sdk.subscribedApps.listSubscriptions({ businessAccountID })));
const send = (name, message, said) =>
    call(`message.createMessage ${name}`, () => json(sdk.message.createMessage({ phoneNumberID, to, ...message })), said);

const early = await send("text before the customer wrote", { type: "text", text: { body: "too early" } });
await webhook("webhook.eventNotification status failed",
    e => e.status?.id === early.messages[0].id && e.status.status === "failed" ? e : undefined);
const asked = await write({ text: "Olá! 50% / \"now\"? 😀", name: "Ana Lima" });
await webhook("webhook.eventNotification message", e => e.message?.id === asked
    ? { name: e.contact.profile.name, text: e.message.text.body } : undefined);
await call("message.createStatus", () => json(sdk.message.createStatus({
    phoneNumberID, status: "read", message_id: asked, typing_indicator: { type: "text" },
})));

const text = await send("text", {
    type: "text", text: { body: "Hello" }, context: { message_id: asked }, biz_opaque_callback_data: "order-1",
});
for (const status of ["sent", "delivered", "read"])
    await webhook(`webhook.eventNotification status ${status}`,
        e => e.status?.id === text.messages[0].id && e.status.status === status ? e : undefined);

const media = await call("media.upload", () => json(sdk.media.upload({
    phoneNumberID, mimeType: "image/png", file: new Blob([png]), filename: "a.png",
})));
const stored = await call("media.getURL", () => json(sdk.media.getURL({ mediaID: media.id, phoneNumberID })));
await call("media.download", async () =>
    (await sdk.media.download({ mediaURL: stored.url, request: { headers } }).arrayBuffer()).byteLength);
await send("image", { type: "image", image: { id: media.id, caption: "a picture" } });
await call("media.delete", () => json(sdk.media.delete({ mediaID: media.id, phoneNumberID })));
await send("video", { type: "video", video: { link: "https://example.com/a.mp4" } });
await send("audio", { type: "audio", audio: { link: "https://example.com/a.ogg" } });
await send("document", { type: "document", document: { link: "https://example.com/a.pdf", filename: "a.pdf" } });
await send("sticker", { type: "sticker", sticker: { link: "https://example.com/a.webp" } });
await send("location", { type: "location", location: { latitude: "-23.55", longitude: "-46.63", name: "Sé" } });
await send("contacts", { type: "contacts", contacts: [{ name: { formatted_name: "Ana Lima", first_name: "Ana" } }] });
await send("reaction", { type: "reaction", reaction: { message_id: asked, emoji: "👍" } });
await send("interactive", {
    type: "interactive",
    interactive: { type: "button", body: { text: "Sure?" }, action: { buttons: [{ type: "reply", reply: { id: "yes", title: "Yes" } }] } },
});
await send("template", {
    type: "template",
    template: {
        name: "order_confirmation", language: { code: "en_US" },
        components: [{ type: "body", parameters: [{ type: "text", text: "Ana" }, { type: "text", text: "42" }] }],
    },
});
await send("template with a parameter too few", {
    type: "template", template: { name: "order_confirmation", language: { code: "en_US" }, components: [] },
}, { meta: "the template has two parameters" });

const chosen = await write({ type: "button", button: { payload: "stop", text: "Stop" }, replyTo: text.messages[0].id });
await webhook("webhook.eventNotification button", e => e.message?.id === chosen
    ? { name: e.contact.profile.name, reply: e.message.button.payload } : undefined);

const templates = await call("template.list", () => json(sdk.template.list(businessAccountID, {
    limit: 2, status: ["APPROVED", "PAUSED"], fields: ["id", "name", "status", "components"],
})));
await call("template.get", () => json(sdk.template.get(templates?.data[0].id ?? "1", { fields: ["name", "status"] })));
const made = await call("template.create", () => json(sdk.template.create(businessAccountID, {
    name: "great_order", language: "en_US", category: "UTILITY", components: [{ type: "BODY", text: "Your order is ready." }],
})));
await call("template.update", () => json(sdk.template.update(made?.id ?? "1", {
    components: [{ type: "BODY", text: "Your order is ready now." }],
})));
await call("template.delete", () => json(sdk.template.delete(businessAccountID, { name: "great_order" })));
await call("template.listLibrary", () => json(sdk.template.listLibrary({ search: "order" })));
await call("phoneNumbers.getPhoneNumber", () => json(sdk.phoneNumbers.getPhoneNumber({
    phoneNumberID, fields: ["display_phone_number", "verified_name", ["throughput", ["level"]]],
})));
await call("phoneNumbers.listPhoneNumbers", () => json(sdk.phoneNumbers.listPhoneNumbers({ businessAccountID })));
await call("phoneNumbers.updatePhoneNumber", () => json(sdk.phoneNumbers.updatePhoneNumber({ phoneNumberID, new_display_name: "Shop" })));
await call("businessProfile.getBusinessProfile", () => json(sdk.businessProfile.getBusinessProfile({ phoneNumberID, fields: ["about", "email"] })));
await call("businessProfile.updateBusinessProfile", () => json(sdk.businessProfile.updateBusinessProfile({ phoneNumberID, about: "Open" })));
await call("whatsappBusinessAccount.get", () => json(sdk.whatsappBusinessAccount.get(businessAccountID, { fields: ["id", "name"] })));
process.exit();
