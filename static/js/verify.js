// 报告核验: the browser takes the SHA-256 of a file, which stays here, and asks what is known of it.
import { enclosed } from "./enclosed.js";

const box = document.querySelector("[data-verify]");
const answer = document.getElementById("answer");
const ALTERED =
  "文件与发布时的不同，但它里面附带的数据与下面这一版一致：可能另存过、加过批注，也可能改过页面上的内容。请以公开页面为准。";

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

/** What the site says of a hash: the nodes of its answer. */
async function asked(digest) {
  const address = new URL(box.querySelector("form").action);
  address.searchParams.set("hash", digest);
  const page = await (await fetch(address, { credentials: "omit" })).text();
  return [...new DOMParser().parseFromString(page, "text/html").getElementById("answer").children];
}

const isKnown = (nodes) => nodes.some((node) => node.classList.contains("copy"));

/** Of a file nobody knows: what is known of the data inside it. */
async function claims(bytes) {
  for (const inner of await enclosed(bytes)) {
    const nodes = await asked(await digestOf(inner));
    if (isKnown(nodes)) return [line(ALTERED, "note note-explain"), ...nodes];
  }
  return [];
}

async function look(file) {
  answer.replaceChildren(line(`正在计算“${file.name}”的校验值…`, "note"));
  try {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const digest = await digestOf(bytes);
    const nodes = await asked(digest);
    const inside = isKnown(nodes) ? [] : await claims(bytes);
    answer.replaceChildren(line(`文件：${file.name}`), ...(inside.length ? inside : nodes));
    box.querySelector("#hash").value = digest;
    answer.focus();
  } catch {
    const words = "没有算出校验值，或者没有连上网站。请过一会儿再试，或者用下面的办法自己计算，再粘贴到上面。";
    answer.replaceChildren(line(words, "note note-explain"));
  }
}

if (box && globalThis.crypto?.subtle) { // not there on an address without HTTPS: then the hash is pasted
  const drop = box.querySelector("[data-file]");
  const input = drop.querySelector("input");
  drop.hidden = box.querySelector("[data-or]").hidden = false;
  input.addEventListener("change", () => input.files[0] && look(input.files[0]));
  for (const kind of ["dragover", "dragleave", "drop"]) {
    box.addEventListener(kind, (event) => {
      event.preventDefault();
      drop.classList.toggle("over", kind === "dragover");
      if (kind === "drop" && event.dataTransfer.files[0]) look(event.dataTransfer.files[0]);
    });
  }
}
