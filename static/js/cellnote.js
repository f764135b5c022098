/* What is to be said of the cell one is in, at the cell: a finding, a remark, the reviewer's words, a conflict. */

import { describe } from "./lastyear.js";
import { element } from "./lines.js";

const MOST = 3;
const GAP = 4;

/** Gives back `show()`, to be called when the focus or what is said changes. Others leave theirs in `td.dataset.note`. */
export function cellNote({ sheet: { table }, cells }) {
  const box = element("div", { id: "cell-note", class: "cell-note", role: "note", hidden: "" });
  table.parentElement.append(box);
  let at = null;
  let said = "";

  function show() {
    const input = document.activeElement.matches("input") && table.contains(document.activeElement) ? document.activeElement : null;
    const texts = input ? sentences(input, cells.get(input.name)) : [];
    if (at === input && said === texts.join("\n")) return;
    if (at) describe(at, box.id, false);
    [at, said] = [input, texts.join("\n")];
    box.hidden = texts.length === 0;
    if (box.hidden) return;
    box.replaceChildren(...texts.map((text) => element("p", {}, text)));
    describe(input, box.id, true);
    place(box, input.closest("td"));
  }

  table.addEventListener("focusin", show);
  table.addEventListener("focusout", () => setTimeout(show));
  const again = () => at && !box.hidden && place(box, at.closest("td"));
  for (const kind of ["resize", "scrollend"]) addEventListener(kind, again);
  table.parentElement.addEventListener("scroll", again, { passive: true });
  return show;
}

function sentences(input, td) {
  const lines = [...document.querySelectorAll("#live-findings > li[data-cells]:not([hidden], [data-unfinished])")];
  const own = lines.filter((li) => li.dataset.cells.split(" ").includes(input.name));
  const found = own.map((li) => `${words(li, ".severity")}：${words(li, "a:not(.code)")}`);
  const points = [...document.querySelectorAll("#points > li")].filter((li) => li.dataset.cell === input.name);
  const marked = points.map((li) => `批注${rest(li)}`);
  const clashes = [...document.querySelectorAll(".note-block li > a")].filter((link) => link.hash === `#${input.name}`);
  const theirs = clashes.map((link) => `没有覆盖${rest(link.parentElement)}`);
  const all = [td.dataset.note, ...theirs, input.title, ...marked, ...found].filter(Boolean);
  return all.length > MOST ? [...all.slice(0, MOST), `另有${all.length - MOST}处，见校核结果。`] : all;
}

function words(li, selector) {
  return li.querySelector(selector)?.textContent.trim() ?? "";
}

/** A line without the link that names its cell. */
function rest(li) {
  const link = li.querySelector("a");
  return li.textContent.trim().split(link.textContent).slice(1).join(link.textContent).trim();
}

/** Above the cell, so that the row one goes on to stays in sight; without room there, below that row. */
function place(box, td) {
  const pane = box.parentElement;
  const [outer, cell] = [pane.getBoundingClientRect(), td.getBoundingClientRect()];
  const header = pane.querySelector("thead")?.getBoundingClientRect().bottom ?? 0;
  const next = td.parentElement.nextElementSibling?.getBoundingClientRect() ?? cell;
  const above = cell.top - box.offsetHeight - GAP;
  const top = above >= Math.max(header, 0) ? above : next.bottom + GAP;
  const left = Math.min(cell.left - outer.left, pane.clientWidth - box.offsetWidth - GAP);
  box.dataset.side = top === above ? "above" : "below";
  box.style.top = `${top - outer.top + pane.scrollTop}px`;
  box.style.left = `${Math.max(left, GAP) + pane.scrollLeft}px`;
}
