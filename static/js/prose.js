/* Beside a passage being written: how long it is and how it will print. The page works without. */

import { BLANK } from "./figures.js";
import { guard } from "./leaving.js";
import { element, say } from "./lines.js";

const SECOND = /^[（(][一二三四五六七八九十]+[）)]/u;
const THIRD = /^\p{Nd}{1,2}[.．、](?!\p{Nd})/u;
const LONGEST_HEADING = 30;
const STOPS = /[。；：！？]/u;
/* where Python ends a line; a browser's textarea only knows the first three */
const LINE = /\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]/u;
const EDGES = new RegExp(`^${BLANK}+|${BLANK}+$`, "gu");
const ANY_BLANK = new RegExp(BLANK, "gu");

/** The paragraphs of a passage, as reports/prose.py reads them. */
export function paragraphs(passage) {
  return passage.split(LINE).map((line) => line.replace(EDGES, "")).filter(Boolean).map(paragraph);
}

/** Characters as an office counts them: everything but blanks and line breaks. */
export function length(passage) {
  return [...passage.replace(ANY_BLANK, "")].length;
}

function paragraph(line) {
  const level = SECOND.test(line) ? 2 : THIRD.test(line) ? 3 : 0;
  const letters = [...line];
  if (!level) return { text: line, level, lead: "" };
  if (letters.length <= LONGEST_HEADING && !STOPS.test(letters.slice(0, -1).join(""))) return { text: line, level, lead: "" };
  const sentence = letters.indexOf("。") + 1;
  if (level === 2 && sentence > 0 && sentence <= LONGEST_HEADING) {
    return { text: letters.slice(sentence).join(""), level: 0, lead: letters.slice(0, sentence).join("") };
  }
  return { text: line, level: 0, lead: "" };
}

if (document.querySelector(".passage textarea")) start(document.querySelector(".passage"));

function start(passage) {
  const text = passage.querySelector("textarea");
  const preview = passage.querySelector(".preview");
  const look = guard(text.form);
  const refresh = () => {
    count(passage.querySelector(".count"), length(text.value), Number(text.dataset.limit ?? 0));
    if (preview.open) print(preview.querySelector(".printed-page"), text.value);
    look();
    const stale = text.value !== text.defaultValue;
    for (const line of document.querySelectorAll("#live-findings > li")) line.classList.toggle("stale", stale);
    say(document.getElementById("live-summary"), stale ? "正文改过了，下面是上次保存时的结果，保存后重新校核。" : "");
  };
  text.addEventListener("input", refresh);
  for (const kind of ["entry", "saved"]) text.form.addEventListener(kind, refresh);
  preview.addEventListener("toggle", refresh);
  preview.hidden = false;
  for (const link of document.querySelectorAll("a[data-quote]")) {
    link.addEventListener("click", (event) => find(text, link.dataset.quote) && event.preventDefault());
  }
  addEventListener("hashchange", () => followed(text));
  followed(text);
  refresh();
  text.form.dataset.live = "";
}

/** A finding leads to its words: “#find=…”, as templates/components/problem.html writes it. */
function followed(text) {
  const words = location.hash.match(/^#find=(.+)$/u)?.[1];
  if (words) find(text, decodeURIComponent(words));
}

/** Mark the quoted words in the text, as long as they still stand there; the checks quote without blanks. */
function find(text, quote) {
  const letters = [...text.value.matchAll(/\S/gu)].map(({ 0: letter, index }) => ({ letter: plain(letter), index }));
  const wanted = plain(quote.replace(/\s/gu, ""));
  const at = wanted ? letters.map(({ letter }) => letter).join("").indexOf(wanted) : -1;
  if (at < 0) return false;
  const start = letterAt(letters, at).index, last = letterAt(letters, at + wanted.length - 1);
  text.focus();
  text.setSelectionRange(start, start); // a browser scrolls to the caret, not to a selection
  text.blur();
  text.focus();
  text.setSelectionRange(start, last.index + last.letter.length);
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
}
