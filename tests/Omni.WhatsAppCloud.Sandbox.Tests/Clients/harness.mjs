// What the scripts share: the number that the test gave them, a receiver of webhooks, and a line of JSON for each call.
import { createServer } from "node:http";

export const given = JSON.parse(process.argv[2]);
export const graph = `${given.sandbox}/v25.0`;

const lines = [];
const waiting = [];

/**
 * Makes a call and prints what it got: it worked, or Meta's code. `said.meta` is why Meta refuses it too, `said.differs` in what the
 * sandbox is not Meta.
 */
export async function call(name, make, said = {}) {
    let line;
    try {
        const answer = await make();
        line = answer?.error ? refusal(name, answer.error) : { call: name, code: null, answer };
    } catch (error) {
        line = refusal(name, await error.response?.json().then(body => body.error).catch(() => undefined) ?? error);
    }
    console.log(JSON.stringify({ ...line, ...said }));
    return line.answer;
}

/** Waits for a webhook that the client verified and parsed; prints what the client made of it. */
export async function webhook(name, find) {
    const found = lines.map(find).find(value => value !== undefined)
        ?? await new Promise(resolve => waiting.push(event => {
            const value = find(event);
            if (value !== undefined) resolve(value);
            return value !== undefined;
        }));
    console.log(JSON.stringify({ call: name, code: null, answer: found }));
    return found;
}

/** Hands an event to those who wait for it. */
export function received(event) {
    lines.push(event);
    for (const wait of [...waiting]) if (wait(event)) waiting.splice(waiting.indexOf(wait), 1);
}

/** Listens for webhooks: `verify(query)` answers the challenge, `take(text, headers)` throws when the signature is wrong. */
export async function listen(verify, take) {
    const server = createServer(async (request, response) => {
        try {
            const url = new URL(request.url, "http://localhost");
            if (request.method === "GET") return response.end(String(await verify(Object.fromEntries(url.searchParams))));
            const chunks = [];
            for await (const chunk of request) chunks.push(chunk);
            await take(Buffer.concat(chunks), request.headers);
            response.end();
        } catch (error) {
            console.log(JSON.stringify({ call: "webhook", code: 401, message: String(error) }));
            response.writeHead(401).end();
        }
    });
    await new Promise(resolve => server.listen(0, "127.0.0.1", resolve));
    server.unref();
    return `http://127.0.0.1:${server.address().port}/`;
}

/** Writes to the business as the customer; returns the wamid. */
export async function write(message) {
    const answer = await control(`users/${given.customer}/messages`, { ...message, phoneNumberId: given.phoneNumberId });
    return answer.id;
}

/** Sets the callback as the App Dashboard does. */
export async function subscribe(callback) {
    const answer = await fetch(`${graph}/${given.phoneNumberId}`, {
        method: "POST",
        headers: { Authorization: `Bearer ${given.token}`, "Content-Type": "application/json" },
        body: JSON.stringify({ webhook_configuration: { override_callback_uri: callback, verify_token: given.verifyToken } }),
    });
    return answer.json();
}

async function control(path, body) {
    const answer = await fetch(`${given.sandbox}/sandbox/${path}`, {
        method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(await answer.text());
    return answer.json();
}

function refusal(name, error) {
    return { call: name, code: error.code ?? error.httpStatus ?? -1, message: error.message, details: error.error_data?.details ?? error.details };
}

export const png = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==", "base64");
export const link = "https://example.com/picture.png";
