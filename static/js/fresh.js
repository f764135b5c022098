/* What the server says of the section, asked for again when it was saved and the keys rest, when the window is looked at
   again, and now and then: what others wrote, the findings, the task list. */

import { bringing } from "./brought.js";
import { get } from "./sending.js";

const REST = 2_000; // milliseconds
const ROUND = 20_000;

/** `page` is what saver.js gives back. */
export function fresh({ dataset: { findings, version } }, form, places, page) {
  const bring = bringing(form, places, page.state.held);
  let known = version ?? ""; // of the report, as this page has all of it
  let timer = 0, turns = 0, saved = false;

  const mark = () => document.querySelector(".live").classList.toggle("checking", saved || places.names.some(places.isUnsaved));
  const isQuiet = () => page.isQuiet() && !document.querySelector("dialog[open]");
  const plan = (delay) => {
    clearTimeout(timer);
    timer = setTimeout(look, delay);
  };

  async function look() {
    if (document.hidden && !saved) return;
    plan(ROUND);
    if (!isQuiet()) return;
    const turn = ++turns;
    const { status, data } = await get(known && !saved ? `${findings}?version=${known}` : findings);
    if (status !== 200 || turn !== turns || !isQuiet()) return; // what was saved meanwhile it does not know
    if (!("texts" in data)) return;
    known = bring(data) ? data.version : "";
    saved = false;
    mark();
    show(data);
  }

  form.addEventListener("saved", () => {
    turns += 1;
    saved = true;
    mark();
    plan(REST);
  });
  for (const kind of ["input", "entry"]) form.addEventListener(kind, mark); // what is listed was said of other texts
  const again = () => document.hidden || plan(0);
  window.addEventListener("focus", again);
  document.addEventListener("visibilitychange", again);
  window.addEventListener("pageshow", ({ persisted }) => persisted && again());
  plan(ROUND);
}

function show({ findings, rail }) {
  const [news, tasks] = [findings, rail].map((html) => new DOMParser().parseFromString(html, "text/html"));
  list(document.getElementById("live-findings"), news.getElementById("live-findings"));
  said(document.querySelector(".live"), news.querySelector(".settled"));
  clear(news.getElementById("all-clear"));
  const old = document.querySelectorAll(".rail .task-status");
  tasks.querySelectorAll(".task-status").forEach((status, i) => {
    if (old[i] && old[i].textContent !== status.textContent) old[i].replaceWith(status);
  });
  document.getElementById("section-form").dispatchEvent(new Event("findings"));
}

/** Lines that say the same stay as they are and are not read out twice; under somebody's focus nothing moves. */
function list(old, fresh) {
  if (!old || !fresh || old.contains(document.activeElement)) return;
  const known = new Map([...old.children].map((li) => [same(li), li]));
  const lines = [...fresh.children].map((li) => known.get(same(li)) ?? li);
  [...old.children].filter((li) => !lines.includes(li)).forEach((li) => li.remove());
  lines.forEach((li, i) => { if (old.children[i] !== li) old.insertBefore(li, old.children[i] ?? null); });
}

function same(li) {
  return `${li.dataset.cells} ${li.textContent}`.replace(/\s+/gu, "");
}

function said(live, settled) {
  const old = live?.querySelector(".settled");
  if (old?.contains(document.activeElement)) return;
  if (settled && old) settled.open = old.open;
  if (old) old.remove();
  if (settled) live.append(settled);
}

function clear(line) {
  const old = document.getElementById("all-clear");
  if (old && line) old.hidden = line.hidden;
}
