import { WhatsAppClient } from "@kapso/whatsapp-cloud-api";
import { normalizeWebhook, verifySignature } from "@kapso/whatsapp-cloud-api/server";
import { call, given, link, listen, png, received, subscribe, webhook, write } from "./harness.mjs";

const client = new WhatsAppClient({ accessToken: given.token, baseUrl: given.sandbox, graphVersion: "v25.0" });
const { phoneNumberId, businessAccountId, customer: to } = given;

const callback = await listen(
    query => query["hub.verify_token"] === given.verifyToken ? query["hub.challenge"] : "",
    (text, headers) => {
        if (!verifySignature({ appSecret: given.appSecret, rawBody: text, signatureHeader: headers["x-hub-signature-256"] }))
            throw new Error("the signature is wrong");
        const { contacts, messages, statuses } = normalizeWebhook(JSON.parse(text));
        for (const message of messages) received({ message, contact: contacts[0] });
        for (const status of statuses) received({ status, contact: contacts[0] });
    });
await subscribe(callback);
const send = (method, input) => call(`messages.${method}`, () => client.messages[method]({ phoneNumberId, to, ...input }));

const early = await call("messages.sendText before the customer wrote", () => client.messages.sendText({ phoneNumberId, to, body: "too early" }));
await webhook("status failed (verifySignature, normalizeWebhook)",
    e => e.status?.id === early.messages[0].id && e.status.status === "failed" ? e : undefined);
const asked = await write({ text: "Olá! 50% / \"now\"? 😀", name: "Ana Lima" });
await webhook("message (verifySignature, normalizeWebhook)", e => e.message?.id === asked
    ? { name: e.contact.profile.name, text: e.message.text.body, direction: e.message.kapso?.direction } : undefined);
await call("messages.markRead", () => client.messages.markRead({ phoneNumberId, messageId: asked, typingIndicator: { type: "text" } }));

const text = await send("sendText", { body: "Hello", contextMessageId: asked, bizOpaqueCallbackData: "order-1" });
for (const status of ["sent", "delivered", "read"])
    await webhook(`status ${status}`, e => e.status?.id === text.messages[0].id && e.status.status === status ? e : undefined);

const media = await call("media.upload", () => client.media.upload({ phoneNumberId, type: "image/png", file: png, fileName: "a.png" }));
await call("media.get", () => client.media.get({ mediaId: media.id, phoneNumberId }));
await call("media.download with auth: always", async () => (await client.media.download({
    mediaId: media.id, phoneNumberId, auth: "always", headers: { "User-Agent": "kapso" },
})).byteLength);
await call("media.download without a token", async () => {
    const answer = await client.media.download({ mediaId: media.id, phoneNumberId, as: "response" });
    return answer.ok ? answer.status : { error: { code: answer.status, message: "no token" } };
}, { meta: "a download takes the token" });
await send("sendImage", { image: { id: media.id, caption: "a picture" } });
await call("media.delete", () => client.media.delete({ mediaId: media.id, phoneNumberId }));
await send("sendAudio", { audio: { link: "https://example.com/a.ogg" } });
await send("sendDocument", { document: { link: "https://example.com/a.pdf", filename: "a.pdf", caption: "read this" } });
await send("sendVideo", { video: { link: "https://example.com/a.mp4" } });
await send("sendSticker", { sticker: { link: "https://example.com/a.webp" } });
await send("sendLocation", { location: { latitude: -23.55, longitude: -46.63, name: "Sé" } });
await send("sendContacts", { contacts: [{ name: { formattedName: "Ana Lima", firstName: "Ana" }, phones: [{ phone: "+55 11 98765-4321" }] }] });
await send("sendReaction", { reaction: { messageId: asked, emoji: "👍" } });
await send("sendTemplate", {
    template: {
        name: "order_confirmation", language: { code: "en_US" },
        components: [{ type: "body", parameters: [{ type: "text", text: "Ana" }, { type: "text", text: "42" }] }],
    },
});
await send("sendInteractiveButtons", { bodyText: "Sure?", buttons: [{ id: "yes", title: "Yes" }], header: { type: "image", image: { link } } });
await send("sendInteractiveList", { bodyText: "Choose", buttonText: "Open", sections: [{ title: "Drinks", rows: [{ id: "tea", title: "Tea" }] }] });
await send("sendInteractiveCtaUrl", { bodyText: "See", parameters: { displayText: "Open", url: "https://example.com/" } });
await send("sendInteractiveProduct", { catalogId: "1", productRetailerId: "2", bodyText: "This" });
await send("sendInteractiveProductList", {
    bodyText: "These", catalogId: "1", header: { type: "text", text: "Shop" },
    sections: [{ title: "All", productItems: [{ productRetailerId: "2" }] }],
});
await send("sendInteractiveCatalogMessage", { bodyText: "All of it" });
await send("sendInteractiveFlow", { bodyText: "Sign up", parameters: { flowId: "1", flowCta: "Start", flowToken: "t" } });
await send("sendInteractiveAddress", { bodyText: "Where to?", parameters: { country: "IN" } });
await send("sendInteractiveLocationRequest", { bodyText: "Where?", parameters: { requestMessage: "Where?" } });
await send("sendInteractiveCallPermission", { bodyText: "May we call?", parameters: { phoneNumber: to } });
await send("sendInteractiveCarousel", {
    bodyText: "Look",
    cards: [0, 1].map(cardIndex => ({
        cardIndex, header: { type: "image", image: { link } }, bodyText: "one", action: { displayText: "Open", url: "https://example.com/" },
    })),
});
await call("messages.sendRaw", () => client.messages.sendRaw({
    phoneNumberId, payload: { messagingProduct: "whatsapp", to, type: "text", text: { body: "raw" } },
}));

const chosen = await write({ type: "interactive", interactive: { type: "list_reply", list_reply: { id: "tea", title: "Tea" } } });
await webhook("message list reply", e => e.message?.id === chosen
    ? { name: e.contact.profile.name, reply: e.message.interactive.listReply.id } : undefined);

await call("templates.list", () => client.templates.list({ businessAccountId, limit: 2, status: "APPROVED" }));
const made = await call("templates.create", () => client.templates.create({
    businessAccountId, name: "kapso_order", language: "en_US", category: "UTILITY",
    components: [{ type: "BODY", text: "Order {{1}} is ready.", example: { bodyText: [["42"]] } }],
}));
await call("templates.get", () => client.templates.get({ businessAccountId, templateId: made?.id ?? "1" }),
    { meta: "this path is of Kapso's own API" });
await call("templates.delete", () => client.templates.delete({ businessAccountId, name: "kapso_order" }));
await call("phoneNumbers.businessProfile.get", () => client.phoneNumbers.businessProfile.get({ phoneNumberId }));
await call("phoneNumbers.businessProfile.update", () => client.phoneNumbers.businessProfile.update({ phoneNumberId, about: "Open" }));
await call("phoneNumbers.register", () => client.phoneNumbers.register({ phoneNumberId, pin: "123456" }));
await call("phoneNumbers.requestCode", () => client.phoneNumbers.requestCode({ phoneNumberId, codeMethod: "SMS", language: "en_US" }),
    { meta: "the number is already verified" });
await call("phoneNumbers.settings.get", () => client.phoneNumbers.settings.get({ phoneNumberId }));
await call("calls.connect", () => client.calls.connect({ phoneNumberId, to, session: { sdpType: "offer", sdp: "v=0" } }), { differs: "the sandbox has no calls" });
await call("flows.list", () => client.flows.list({ wabaId: businessAccountId }));
process.exit();
