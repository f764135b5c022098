/* Plain numbers the tables hold too: underlined in the editor, listed under it, bound one by one or all that agree. */

import { rangeOf } from "./editor_dom.js";
import { element, say } from "./lines.js";
import { learn } from "./living.js";

const PAUSE = 700;

/** `look(after)` asks the server about the text as it is after a pause. Without an address nothing is asked. */
export function offering(editor, address, before) {
  const page = frame(editor, before, () => bind(page.offers.filter(({ agrees }) => agrees)));
  let timer = 0, asked = "";
  const draw = (found) => holding(page, () => list(page, found, bind));

  async function ask() {
    const text = editor.text;
    if (!/[\d０-９一二三四五六七八九十{]/u.test(text)) return draw([]);
    const answer = await post(address, text);
    if (!answer || editor.text !== text) return; // it changed meanwhile: another question is on its way
    learn(answer.tokens);
    asked = text;
    editor.refresh();
    draw(answer.offers);
  }

  /** Put tokens in place of the numbers, in one step. The others stay on offer, where they have moved to. */
  function bind(some) {
    if (editor.text !== asked) return void look(0);
    const rest = page.offers.filter((offer) => !some.includes(offer)).map((offer) => moved(offer, some));
    const text = [...some].sort((one, other) => other.start - one.start)
      .reduce((text, { start, end, token }) => text.slice(0, start) + token + text.slice(end), asked);
    editor.adopt(text);
    asked = editor.text;
    draw(rest);
    look(0);
  }

  function look(after = PAUSE) {
    if (!address) return;
    clearTimeout(timer);
    timer = setTimeout(ask, after);
  }
  // a table may have been filled in in another window
  document.addEventListener("visibilitychange", () => document.hidden || look(0));
  return { look };
}

/** Where a number stands once others before it have become tokens. */
function moved(offer, bound) {
  const by = bound.filter(({ start }) => start < offer.start)
    .reduce((sum, { start, end, token }) => sum + token.length - (end - start), 0);
  return { ...offer, start: offer.start + by, end: offer.end + by };
}

function frame(editor, before, bindAll) {
  const box = element("details", { class: "offers", id: "offers" });
  const summary = element("summary", { "aria-live": "polite" });
  const lines = element("ul", { class: "lines" });
  const all = button("", bindAll);
  box.append(summary, all, lines);
  box.hidden = true;
  before.before(box);
  return { editor, box, summary, all, lines, offers: [] };
}

/** What was bound is gone from the list; whoever pressed its button stands on the next one, or in the text. */
function holding({ editor, box, summary }, draw) {
  const here = document.activeElement;
  const buttons = () => [...box.querySelectorAll("button")];
  const at = buttons().indexOf(here);
  draw();
  if (at < 0 || (here.isConnected && !here.hidden && !box.hidden)) return;
  const next = buttons()[Math.min(at, buttons().length - 1)];
  (box.hidden ? editor.root : next.hidden ? summary : next).focus();
}

function list(page, offers, bind) {
  const { editor, box, summary, all, lines } = page;
  const agree = offers.filter(({ agrees }) => agrees), differ = offers.filter(({ agrees }) => !agrees);
  page.offers = offers;
  box.hidden = !offers.length;
  say(summary, [agree.length && `${agree.length}处数字与表中相同，可以绑定`, differ.length && `${differ.length}处与表中不同`].filter(Boolean).join("；"));
  box.classList.toggle("differs", differ.length > 0);
  lines.replaceChildren(...[...differ, ...agree].map((offer) => line(editor, offer, bind)));
  all.textContent = `全部绑定（${agree.length}处相同的）`;
  all.hidden = agree.length < 2;
  mark(editor, "offer-agrees", agree);
  mark(editor, "offer-differs", differ);
}

function line(editor, offer, bind) {
  const { start, end, said, shows, label, agrees } = offer;
  const near = editor.text.slice(Math.max(0, start - 10), start).split("\n").at(-1).replace(/\{[^}]*\}/gu, "");
  const show = element("a", { href: "#editor" }, `“…${near}${said}”`);
  show.addEventListener("click", (event) => {
    event.preventDefault();
    editor.select(start, end);
  });
  const words = agrees ? `：${label}是${shows}。` : `：写的是${said}，${label}是${shows}。`;
  return element("li", {}, element("span", {}, show, words), button(agrees ? "绑定" : "改为表中的数", () => bind([offer])));
}

function mark(editor, name, some) {
  if (!globalThis.CSS?.highlights) return; // an older browser has the list alone
  CSS.highlights.set(name, new Highlight(...some.map(({ start, end }) => rangeOf(editor.root, start, end))));
}

/** The server's answer; nothing while it cannot be reached or nobody is signed in: typing goes on all the same. */
async function post(address, text) {
  const token = document.querySelector("[name=csrfmiddlewaretoken]")?.value ?? "";
  try {
    const answer = await fetch(address, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-CSRFToken": token },
      body: JSON.stringify({ text }),
    });
    return answer.ok ? await answer.json() : null;
  } catch {
    return null;
  }
}

function button(words, does) {
  const made = element("button", { type: "button", class: "btn btn-quiet btn-sm" }, words);
  made.addEventListener("click", does);
  return made;
}
