/* What the server says of the section, asked for again when it was saved and the keys rest: findings, and the task list. */

import { get } from "./sending.js";

const REST = 2_000; // milliseconds

/** `isQuiet()` says whether nothing is waiting to be saved. Gives back what to call after a save. */
export function fresh({ dataset: { findings } }, isQuiet) {
  let timer = 0;
  const look = async () => {
    if (!isQuiet()) return;
    const { status, data } = await get(findings);
    if (status === 200 && isQuiet()) show(data);
  };
  return () => {
    clearTimeout(timer);
    timer = setTimeout(look, REST);
  };
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
  document.dispatchEvent(new Event("findings"));
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
