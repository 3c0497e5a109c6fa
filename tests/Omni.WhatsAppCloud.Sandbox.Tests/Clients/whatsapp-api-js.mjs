import { WhatsAppAPI } from "whatsapp-api-js";
import {
    ActionButtons, ActionCTA, ActionLocation, ActionList, Audio, Body, BodyComponent, BodyParameter, Button, Contacts, Document, Footer, Header,
    Image, Interactive, ListSection, Location, Name, Phone, Reaction, Row, Sticker, Template, Text, Video,
} from "whatsapp-api-js/messages";
import { call, given, link, listen, png, received, subscribe, webhook, write } from "./harness.mjs";

// Its address is fixed: the fetch function that it is given points it at the sandbox.
const whatsapp = new WhatsAppAPI({
    token: given.token, appSecret: given.appSecret, webhookVerifyToken: given.verifyToken, v: "v25.0",
    ponyfill: { fetch: (url, options) => fetch(String(url).replace("https://graph.facebook.com", given.sandbox), options) },
});
whatsapp.on.message = args => received({ kind: "message", name: args.name, from: args.from, message: args.message });
whatsapp.on.status = args => received({ kind: "status", ...args, raw: undefined, Whatsapp: undefined, offload: undefined });

const callback = await listen(
    query => whatsapp.get(query),
    (text, headers) => whatsapp.post(JSON.parse(text), text.toString(), headers["x-hub-signature-256"]));
await call("webhook verification (get)", () => subscribe(callback));
const send = (name, message, context, opaque, said) =>
    call(`sendMessage ${name}`, () => whatsapp.sendMessage(given.phoneNumberId, given.customer, message, context, opaque), said);

const early = await send("Text before the customer wrote", new Text("too early"));
await webhook("on.status failed", e => e.kind === "status" && e.id === early.messages[0].id && e.status === "failed" ? e : undefined);

const asked = await write({ text: "Olá! 50% / \"now\"? 😀", name: "Ana Lima" });
await webhook("on.message (post)", e => e.kind === "message" && e.message.id === asked ? { name: e.name, text: e.message.text.body } : undefined);
await call("markAsRead", () => whatsapp.markAsRead(given.phoneNumberId, asked));
await call("markAsRead with typing", () => whatsapp.markAsRead(given.phoneNumberId, asked, "text"));

const text = await send("Text", new Text("Hello"), asked, "order-1");
for (const status of ["sent", "delivered", "read"])
    await webhook(`on.status ${status}`, e => e.kind === "status" && e.id === text.messages[0].id && e.status === status ? e : undefined);

const form = new FormData();
form.set("file", new Blob([png], { type: "image/png" }), "a.png");
const media = await call("uploadMedia", () => whatsapp.uploadMedia(given.phoneNumberId, form));
const stored = await call("retrieveMedia", () => whatsapp.retrieveMedia(media.id, given.phoneNumberId));
await call("fetchMedia", async () => (await (await whatsapp.fetchMedia(stored.url)).arrayBuffer()).byteLength);
await send("Image by id", new Image(media.id, true, "a picture"));
await call("deleteMedia", () => whatsapp.deleteMedia(media.id, given.phoneNumberId));
await send("Image by link", new Image(link));
await send("Video", new Video("https://example.com/a.mp4"));
await send("Audio", new Audio("https://example.com/a.ogg"));
await send("Document", new Document("https://example.com/a.pdf", false, "read this", "a.pdf"));
await send("Sticker", new Sticker("https://example.com/a.webp"));
await send("Location", new Location(-46.63, -23.55, "Sé", "São Paulo"));
await send("Contacts", new Contacts([new Name("Ana Lima", "Ana"), new Phone("+55 11 98765-4321", "CELL")]));
await send("Reaction", new Reaction(asked, "👍"));
await send("Interactive buttons", new Interactive(
    new ActionButtons(new Button("yes", "Yes"), new Button("no", "No")), new Body("Sure?"), new Header("Question"), new Footer("soon")));
await send("Interactive list", new Interactive(
    new ActionList("Open", new ListSection("Drinks", new Row("tea", "Tea", "green"), new Row("coffee", "Coffee"))), new Body("Choose")));
await send("Interactive URL", new Interactive(new ActionCTA("Open", "https://example.com/"), new Body("See")));
await send("Interactive location request", new Interactive(new ActionLocation(), new Body("Where?")));
await send("Template", new Template("order_confirmation", "en_US", new BodyComponent(new BodyParameter("Ana"), new BodyParameter("42"))));
await send("Template with a parameter too few", new Template("order_confirmation", "en_US", new BodyComponent(new BodyParameter("Ana"))),
    undefined, undefined, { meta: "the template has two parameters" });
await send("Template that does not exist", new Template("nothing", "en_US"), undefined, undefined, { meta: "there is no such template" });

const chosen = await write({ type: "interactive", interactive: { type: "button_reply", button_reply: { id: "yes", title: "Yes" } } });
await webhook("on.message button reply", e => e.kind === "message" && e.message.id === chosen
    ? { name: e.name, reply: e.message.interactive.button_reply.id } : undefined);

const qr = await call("createQR", () => whatsapp.createQR(given.phoneNumberId, "Hello", "png"));
await call("retrieveQR", () => whatsapp.retrieveQR(given.phoneNumberId));
await call("updateQR", () => whatsapp.updateQR(given.phoneNumberId, qr?.code, "Hello again"));
await call("deleteQR", () => whatsapp.deleteQR(given.phoneNumberId, qr?.code));
await call("blockUser", () => whatsapp.blockUser(given.phoneNumberId, given.customer));
await call("unblockUser", () => whatsapp.unblockUser(given.phoneNumberId, given.customer));
await call("initiateCall", () => whatsapp.initiateCall(given.phoneNumberId, given.customer, "v=0"), { differs: "the sandbox has no calls" });
process.exit();
