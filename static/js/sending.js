/* Talks to our server in JSON. Every answer is { status, data }; status 0: none came, data says in a word why. */

const PATIENCE = 15_000; // milliseconds; after that it counts as not answering
const CARRIED = 60_000; // bytes a browser carries on sending after the page has gone

export const post = (url, body) => twice(url, "POST", JSON.stringify(body), { "Content-Type": "application/json" });
export const postForm = (url, fields) => twice(url, "POST", new URLSearchParams(fields), {});
export const get = (url) => ask(url, { method: "GET" }, {});

/** A token that was old is replaced by the one in the answer, and the same is asked once more. */
async function twice(url, method, body, headers) {
  const send = () => ask(url, { method, body, keepalive: new Blob([body]).size < CARRIED }, headers);
  const answer = await send();
  if (answer.status !== 403 || !answer.data?.csrf) return answer;
  renew(answer.data.csrf);
  return send();
}

/** From now on every form of the page goes with this token. */
export function renew(token) {
  for (const field of document.querySelectorAll("input[name=csrfmiddlewaretoken]")) field.value = token;
}

async function ask(url, options, headers) {
  const token = document.querySelector("input[name=csrfmiddlewaretoken]")?.value;
  const all = { Accept: "application/json", ...headers, ...(options.method === "POST" && token && { "X-CSRFToken": token }) };
  try {
    const signal = AbortSignal.timeout(PATIENCE);
    const response = await fetch(url, { ...options, headers: all, signal, redirect: "error", credentials: "same-origin" });
    return { status: response.status, data: await read(response) };
  } catch (error) {
    return { status: 0, data: error.name === "TimeoutError" ? "slow" : "offline" };
  }
}

/** What was meant for a person, such as the page of a network that wants to be paid, is no answer. */
async function read(response) {
  if (response.headers.get("Content-Type")?.startsWith("application/json")) return response.json();
  if (response.ok) throw new Error("not ours");
  return null;
}
