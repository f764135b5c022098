/* The page of a passage: the editor, how long the text is, how it will print, what the tables have to do with it.
   The page works without: then the textarea shows the tokens. */

import { edit } from "./editor.js";
import { rangeOf } from "./editor_dom.js";
import { guard } from "./leaving.js";
import { element, say } from "./lines.js";
import { besideLastYear } from "./last_year.js";
import { learn, letters, resolved } from "./living.js";
import { offering } from "./offers.js";
import { length, paragraphs } from "./paragraphs.js";
import { splices } from "./splices.js";
import { tools } from "./tools.js";

export { length, paragraphs };

const GLOW = 4_000; // milliseconds

if (document.querySelector(".passage textarea")) start(document.querySelector(".passage"));

function start(passage) {
  const field = passage.querySelector("textarea");
  const { tokens, addresses } = JSON.parse(document.getElementById("editor-data").textContent);
  learn(tokens);
  const preview = passage.querySelector(".preview");
  const look = guard(field.form);
  const told = element("p", { class: "editor-told small", role: "status" });
  const refresh = () => {
    count(passage.querySelector(".count"), length(resolved(editor.text)), Number(field.dataset.limit ?? 0));
    if (preview.open) print(preview.querySelector(".printed-page"), resolved(editor.text));
    bar.refresh();
    look();
    const stale = field.value !== field.defaultValue;
    for (const line of document.querySelectorAll("#live-findings > li")) line.classList.toggle("stale", stale);
    say(document.getElementById("live-summary"), stale ? "正文改过了，下面是上次保存时的结果，保存后重新校核。" : "");
  };
  const editor = edit(field, { changed: () => { say(told, ""); refresh(); offers.look(); }, told: (words) => say(told, words) });
  const bar = tools(passage, editor, addresses, (words) => say(told, words), () => offers.look(0));
  editor.root.after(told);
  const offers = offering(editor, addresses.numbers, passage.querySelector(".count"));
  besideLastYear(passage, editor, field.form);

  field.form.addEventListener("brought", () => glow(editor, () => editor.adopt(field.value, true)));
  field.form.addEventListener("entry", ({ detail }) => editor.adopt(field.value, detail?.isTheirs));
  field.form.addEventListener("saved", refresh);
  field.addEventListener("input", () => editor.adopt(field.value));
  preview.addEventListener("toggle", refresh);
  preview.hidden = false;
  preview.open = matchMedia("(min-width: 1200px)").matches;
  document.addEventListener("click", (event) => { // some come later, with a new panel
    const link = event.target.closest?.("a[data-quote]");
    if (link && find(editor, link.dataset.quote)) event.preventDefault();
  });
  addEventListener("hashchange", () => followed(editor));
  followed(editor);
  refresh();
  offers.look(0);
  field.form.dataset.live = "";
}

/** What another wrote is marked for a moment. */
function glow(editor, change) {
  const before = editor.text;
  change();
  if (!globalThis.CSS?.highlights || editor.text === before) return;
  const back = splices(editor.text, before); // what of the text as it is now was not in it
  CSS.highlights.set("brought", new Highlight(...back.map(({ start, end }) => rangeOf(editor.root, start, end))));
  setTimeout(() => CSS.highlights.delete("brought"), GLOW);
}

/** A finding leads to its words: “#find=…”, as templates/components/problem.html writes it; a conflict to “#text”. */
function followed(editor) {
  const words = location.hash.match(/^#find=(.+)$/u)?.[1];
  if (words) find(editor, decodeURIComponent(words));
  else if (location.hash === "#text") editor.root.focus();
}

/** Mark the quoted words in the text, as long as they still stand there; the checks quote without blanks. */
function find(editor, quote) {
  const read = letters(editor.text).filter(({ letter }) => /\S/u.test(letter));
  const wanted = plain(quote.replace(/\s/gu, ""));
  const at = wanted ? read.map(({ letter }) => plain(letter)).join("").indexOf(wanted) : -1;
  if (at < 0) return false;
  editor.select(letterAt(read, at).start, letterAt(read, at + wanted.length - 1).end);
  return true;
}

/** The letter that holds a place of the letters put together: some are two places long. */
function letterAt(letters, place) {
  let end = 0;
  return letters.find(({ letter }) => (end += letter.length) > place);
}

/** Full-width digits as the checks read them. */
function plain(words) {
  return words.replace(/[０-９％]/gu, (sign) => String.fromCodePoint(sign.codePointAt(0) - 0xfee0));
}

function count(line, written, limit) {
  const over = limit > 0 && written > limit;
  const rest = limit ? `，原则上不超过 ${limit} 字` : "";
  say(line, `${written} 字${rest}${over ? `，多了 ${written - limit} 字` : ""}（不计空格和换行）`);
  line.classList.toggle("over", over);
}

function print(page, passage) {
  page.replaceChildren(...paragraphs(passage).map(({ text, level, lead }) => {
    const start = lead ? [element("span", { class: "lead" }, lead)] : [];
    return element("p", { class: `level-${level}` }, ...start, text);
  }));
  if (page.scrollHeight > page.clientHeight) page.tabIndex = 0; // what scrolls is to be reached by keys, too
  else page.removeAttribute("tabindex");
}
