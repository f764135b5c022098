/* The talk beside a form: said, answered and ticked off without leaving the page or touching what is typed in it. */

import { read, selected } from "./editor_dom.js";
import { drafts } from "./journal.js";
import { element, say } from "./lines.js";
import { resolved } from "./living.js";

const PANEL = "talk";
const panel = () => document.getElementById(PANEL);
const draft = (box) => `talk:${box}`; // the page of a review keeps its boxes, too

if (panel()) start();

function start() {
  document.addEventListener("submit", (event) => {
    if (!event.target.matches?.("#talk .talk-form")) return;
    event.preventDefault();
    post(event.target, event.target.action, new FormData(event.target));
  });
  document.addEventListener("click", (event) => {
    const { target } = event;
    const button = target.closest?.("#talk button[name=resolve]");
    const row = target.closest?.("a.row-talk");
    if (button) settle(event, button);
    else if (row) begin(event, { key: row.dataset.row, words: `${row.closest("th").firstChild.textContent}（整行）` });
    else if (target.matches?.("#talk .name")) name(target.textContent);
  });
  document.addEventListener("input", ({ target }) => {
    if (target.matches("#talk textarea")) drafts.write(draft(target.id), target.value);
  });
  document.getElementById("official-table")?.addEventListener("focusin", ({ target }) => target.matches("input") && here(cell(target)));
  for (const kind of ["click", "keyup"]) { // the editor is made by another script
    document.addEventListener(kind, ({ target }) => target.closest?.("#editor") && here(paragraph(target.closest("#editor"))));
  }
  dress();
  followed();
  addEventListener("hashchange", followed);
}

/* sending ------------------------------------------------------------------------------------------------------ */

/** Post a form of the panel and show the panel as it is then; what was typed in its other boxes stays. */
async function post(form, address, data) {
  if (form.dataset.sending) return;
  form.dataset.sending = "1";
  const refused = form.querySelector(".talk-refused") ?? panel().querySelector(".talk-said");
  say(refused, "");
  try {
    const answer = await fetch(address, { method: "POST", body: data, headers: { "X-Part": PANEL } });
    const text = await answer.text();
    if (answer.ok && text.includes(`id="${PANEL}"`)) renew(text, form);
    else say(refused, await why(answer.status, text));
  } catch {
    say(refused, "没有发出：连不上服务器。写的内容还在，请稍后再点一次。");
  }
  delete form.dataset.sending;
  for (const button of form.querySelectorAll("button")) setTimeout(() => { button.disabled = false; });
}

function why(status, text) {
  if (status === 409) return text;
  if (status === 401 || status === 403) return "没有发出：登录已过期。请在新窗口登录，再回到这里点一次；写的内容还在。";
  return "没有发出：服务器暂时不能办理。写的内容还在，请稍后再点一次。";
}

function renew(html, form) {
  const sent = form.matches("form") ? form.querySelector("textarea")?.id : ""; // ticked off beside a box
  if (sent) drafts.write(draft(sent), "");
  const part = new DOMParser().parseFromString(html, "text/html");
  const fresh = part.getElementById(PANEL);
  const begun = panel().querySelector(".begin");
  if (begun && !begun.contains(form)) fresh.querySelector(".begin")?.replaceWith(begun); // as it is, with its caret
  panel().replaceWith(document.adoptNode(fresh));
  const lines = part.getElementById("open-threads");
  if (lines) document.getElementById("open-threads")?.replaceWith(document.adoptNode(lines));
  dress();
  if (begun?.contains(form) && last) choose(last);
  say(panel().querySelector(".talk-said"), sent ? "已发出。" : "已记下。");
  (panel().querySelector(`#${CSS.escape(sent || PANEL)}`)?.closest(".thread") ?? document.getElementById("talk-h")).focus({ preventScroll: true });
}

function settle(event, button) {
  const form = button.form;
  const data = new FormData();
  data.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
  data.set("resolved", button.value.startsWith("-") ? "0" : "1");
  data.set("from", panel().dataset.from);
  data.set("part", panel().querySelector("[name=part]")?.value ?? "");
  const box = button.closest(".thread").querySelector("textarea");
  if (box?.value.trim()) data.set("text", box.value); // an answer that was begun goes out with it
  if (box) drafts.write(draft(box.id), "");
  event.preventDefault();
  post(button.parentElement, button.dataset.address, data);
}

/* the panel as it stands now ----------------------------------------------------------------------------------- */

/** What only a script can do: names to click, the words kept, the buttons' own words, the marks in the table. */
function dress() {
  for (const box of panel().querySelectorAll("textarea")) {
    const kept = drafts.read(draft(box.id));
    if (!kept || box.value) continue;
    box.value = kept;
    box.closest("details").open = true;
  }
  for (const name of panel().querySelectorAll("span.name")) {
    name.replaceWith(element("button", { type: "button", class: "name", title: `通知${name.textContent}` }, name.textContent));
  }
  for (const button of panel().querySelectorAll("button[name=resolve]")) {
    if (!button.value.startsWith("-")) button.textContent = "标为已处理";
  }
  const open = new Set([...panel().querySelectorAll("[data-open]")].map((thread) => thread.dataset.place));
  for (const td of document.querySelectorAll("#official-table td[data-cell]")) td.classList.toggle("pointed", open.has(td.dataset.cell));
  for (const link of document.querySelectorAll("a.row-talk")) link.classList.toggle("row-pointed", open.has(link.dataset.row));
  inRail(panel().querySelectorAll("[data-open]:not([data-own])").length);
}

/** How many are open, beside the section's name, as templates/components/rail.html says it. */
function inRail(count) {
  const status = document.querySelector(".tasks .here .task-status");
  if (!status) return;
  status.querySelector(".tag-returned")?.remove();
  if (count) status.append(element("span", { class: "tag tag-returned" }, `${count}条批注`));
}

/** A name clicked goes to where the caret is in the new comment. */
function name(word) {
  const box = document.getElementById("talk-text");
  box.setRangeText(`@${word} `, box.selectionStart, box.selectionEnd, "end");
  box.focus();
  box.dispatchEvent(new Event("input", { bubbles: true }));
}

/* where one is ------------------------------------------------------------------------------------------------- */

let last = null;
const cell = (input) => ({ key: input.name, words: input.getAttribute("aria-label") });

/** The paragraph of the caret, counted and quoted as it is read: living numbers as digits. */
function paragraph(editor) {
  const place = selected(editor);
  if (!place) return null;
  const text = read(editor), lines = text.split("\n");
  const at = text.slice(0, place[0]).split("\n").length - 1;
  const words = resolved(lines[at]).trim();
  if (!words) return null;
  const index = lines.slice(0, at).filter((line) => line.trim()).length;
  return { key: `p${index}`, words: `第${index + 1}段 ${words.slice(0, 16)}`, quote: words };
}

/** A new comment is for where one is, as long as none is begun; the threads of the place come into view. */
function here(place) {
  if (!place) return;
  last = place;
  const box = document.getElementById("talk-text");
  if (box && !box.value.trim()) choose(place);
  const threads = [...panel().querySelectorAll(".thread")];
  for (const thread of threads) thread.classList.toggle("here", thread.dataset.place === place.key);
  // only where the panel stands beside: below, in a narrow or enlarged page, it would take the cell one is in out of sight
  const beside = getComputedStyle(panel().closest(".side") ?? panel()).position === "sticky";
  if (beside) threads.find((thread) => thread.classList.contains("here"))?.scrollIntoView({ block: "nearest" });
}

function choose({ key, words, quote = "" }) {
  const select = document.getElementById("talk-place");
  if (!select || select.name !== "place") return;
  select.querySelector("[data-made]")?.remove();
  if (![...select.options].some((option) => option.value === key)) select.prepend(element("option", { value: key, "data-made": "" }, words));
  select.value = key;
  select.form.elements.quote.value = quote;
}

/** A row's own link: the box for it, without a new page. */
function begin(event, place) {
  const box = document.getElementById("talk-text");
  if (!box) return;
  event.preventDefault();
  box.closest("details").open = true;
  last = place;
  if (!box.value.trim()) choose(place);
  box.focus();
}

/** A notice leads to a thread: its place in the form comes into view with it. */
function followed() {
  const thread = location.hash.startsWith("#thread-") && document.getElementById(location.hash.slice(1));
  if (!thread) return;
  const { place } = thread.dataset;
  const input = document.getElementById(place);
  if (input?.matches("input")) {
    input.focus({ preventScroll: true });
    input.scrollIntoView({ block: "center", inline: "center" });
  }
  thread.classList.add("here");
  thread.scrollIntoView({ block: "nearest" });
}
