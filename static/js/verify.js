// 报告核验: the browser takes the SHA-256 of a file, which stays here, and asks what is known of it.
import { enclosed } from "./enclosed.js";

const box = document.querySelector("[data-verify]");
const hash = document.getElementById("hash");
const answer = document.getElementById("answer");
async function digestOf(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function line(text, className = "") {
  const made = document.createElement("p");
  made.textContent = text;
  made.className = className;
  return made;
}

/** What the site says of a hash, or of a file it does not know by the hash of the data inside: the nodes of its answer. */
async function asked(digest, data = "") {
  const address = new URL(box.querySelector("form").action);
  address.searchParams.set("hash", digest);
  if (data) address.searchParams.set("data", data);
  const page = await (await fetch(address, { credentials: "omit" })).text();
  return [...new DOMParser().parseFromString(page, "text/html").getElementById("answer").children];
}

const isKnown = (nodes) => nodes.some((node) => node.classList.contains("copy"));

/** The answer to a file, and the hash of the data inside it where only that is known. */
async function known(digest, bytes) {
  const nodes = await asked(digest);
  if (isKnown(nodes)) return [nodes, ""];
  for (const inner of await enclosed(bytes)) {
    const data = await digestOf(inner);
    const claims = await asked(digest, data);
    if (isKnown(claims)) return [claims, data];
  }
  return [nodes, ""];
}

async function look(file) {
  answer.replaceChildren(line(`正在计算“${file.name}”的校验值…`, "note"));
  try {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const digest = await digestOf(bytes);
    const [nodes, data] = await known(digest, bytes);
    answer.replaceChildren(...nodes, line(`文件：${file.name}`, "small soft"));
    hash.value = digest;
    hash.form.elements.data.value = data; // asked again by the button, the answer is the same
    answer.focus();
  } catch {
    const words = "没有算出校验值，或者没有连上网站。请过一会儿再试，或者用下面的办法自己计算，再粘贴到上面。";
    answer.replaceChildren(line(words, "note note-explain"));
  }
}

if (box && globalThis.crypto?.subtle) { // not there on an address without HTTPS: then the hash is pasted
  const drop = box.querySelector("[data-file]");
  const input = drop.querySelector("input");
  drop.hidden = false;
  hash.addEventListener("input", () => (hash.form.elements.data.value = "")); // what is typed is another copy
  input.addEventListener("change", () => input.files[0] && look(input.files[0]));
  for (const kind of ["dragover", "dragleave", "drop"]) {
    box.addEventListener(kind, (event) => {
      event.preventDefault();
      drop.classList.toggle("over", kind === "dragover");
      if (kind === "drop" && event.dataTransfer.files[0]) look(event.dataTransfer.files[0]);
    });
  }
}
