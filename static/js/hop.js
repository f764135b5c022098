/* F8 and Shift+F8: the next and the previous problem of the whole report, across its sections (STF-32). */

import { say } from "./lines.js";

const CROSSED = "hop";
const box = document.getElementById("hops");
if (box) start(JSON.parse(document.getElementById("stops").textContent));

/** `stops`: the addresses of the problems in the sections before and after this one. */
function start({ before, after }) {
  let current = arrived();
  let wanted = 0; // the way to go once the server has checked what is here now

  function go(way) {
    const own = here();
    const all = before.length + own.length + after.length;
    wanted = !own.length && isChecking() ? way : 0;
    if (!all || wanted) return look();
    const at = own.indexOf(current);
    const from = before.length + (at >= 0 ? at : way > 0 ? -1 : own.length);
    const to = (from + way + all) % all;
    const link = own[to - before.length];
    if (link) land(link);
    else cross(to < before.length ? before[to] : after[to - before.length - own.length], way);
  }

  function land(link) {
    current = link;
    link.click();
    look();
  }

  function look() {
    const own = here();
    const at = own.indexOf(current);
    const all = before.length + own.length + after.length;
    box.hidden = all === 0 && !wanted;
    say(box.querySelector(".place"), wanted ? "正在校核…" : at >= 0 ? `${before.length + at + 1}/${all}` : `共${all}处`);
  }

  document.addEventListener("keydown", (event) => {
    if (event.key !== "F8" || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    go(event.shiftKey ? -1 : 1);
  });
  box.addEventListener("click", ({ target }) => target.dataset.way && go(Number(target.dataset.way)));
  document.getElementById("section-form")?.addEventListener("findings", () => wanted && go(wanted));
  const watch = new MutationObserver(look);
  for (const list of [document.getElementById("live-findings"), document.getElementById("remarks")]) {
    if (list) watch.observe(list, { childList: true, subtree: true, attributes: true, attributeFilter: ["hidden"] });
  }
  look();
}

/** The problems of this page as they stand now, each by its link; a remark on a cell that has no finding is one. */
function here() {
  const links = [...document.querySelectorAll("#live-findings > li:not([hidden])")].map((li) => li.querySelector("a:not(.code)"));
  const named = new Set(links.map((link) => link?.hash));
  const remarks = [...document.querySelectorAll("#remarks > li > a")].filter((link) => !named.has(link.hash));
  return [...links, ...remarks].filter(Boolean);
}

/** Whether the server is about to say what it finds on this page; while nothing can be saved it is not. */
function isChecking() {
  return document.querySelector(".live.checking") !== null && !document.querySelector("#save-state.unsaved");
}

/** Come from another section, one stands at its first or last problem; the address has led there already. */
function arrived() {
  const way = sessionStorage.getItem(CROSSED);
  sessionStorage.removeItem(CROSSED);
  return way ? here().at(way === "1" ? 0 : -1) : null;
}

function cross(address, way) {
  sessionStorage.setItem(CROSSED, String(way));
  location.assign(address);
}
