/* What is pasted from Word, WPS or a web page, as plain paragraphs: list numbers kept, styles, notes and tables not. */

import { inert } from "./inert.js";

const DROPPED = "script, style, head, title, meta, link, xml, del, template, svg, img, object, button, select, textarea";
const NOTES = "[data-style*='mso-element:footnote-list'], [data-style*='mso-element:endnote-list'], [data-style*='mso-element:comment-list'],"
  + "[data-style*='mso-element:footnote'], [data-style*='mso-element:endnote'], [data-style*='mso-hide:all'], [data-style*='display:none'],"
  + ".MsoFootnoteReference, .MsoEndnoteReference, .MsoCommentReference, a[href*='#_ftn'], a[href*='#_edn'], a[href*='#_msocom'],"
  + "sup.reference, sup:has(> a[href^='#'])";
const BLOCKS = new Set("P DIV LI UL OL DL DT DD H1 H2 H3 H4 H5 H6 BLOCKQUOTE SECTION ARTICLE HEADER FOOTER MAIN TR TD TH PRE".split(" "));
const WIDE = "[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f“”‘’—…]";
const BETWEEN_WIDE = new RegExp(`(${WIDE}) ?\\n ?(?=${WIDE})`, "gu");
const MARK = /^([（(][一二三四五六七八九十\d]{1,3}[）)]|[一二三四五六七八九十]{1,3}、|\d{1,2}[.．、]) +/u;
const HAN = "一二三四五六七八九十".split("");

/** {text, tables}: the paragraphs, and how many tables were left out. */
export function clean(html) {
  const body = inert(html).body;
  const tables = dropTables(body);
  dropFields(body);
  body.querySelectorAll(`${DROPPED}, ${NOTES}`).forEach((node) => node.remove());
  return { text: tidy(words(body)), tables };
}

/** Plain text as paragraphs: no blank lines, no indents. */
export function tidy(text) {
  const lines = text.replace(/\r\n?|[\v\f\u2028\u2029]/gu, "\n").split("\n");
  return lines.map((line) => line.replace(/[\t\xa0 ]+/gu, " ").replace(/^[\s\u3000]+|[\s\u3000]+$/gu, "").replace(MARK, "$1"))
    .filter(Boolean).join("\n");
}

/** A table of one cell only frames a text; any other goes. */
function dropTables(body) {
  const tables = [...body.querySelectorAll("table")].filter((table) => table.querySelectorAll("td, th").length > 1);
  const outer = tables.filter((table) => !tables.some((other) => other !== table && other.contains(table)));
  outer.forEach((table) => table.remove());
  return outer.length;
}

/** Of a field only its result is text: what stands between its beginning and its separator goes. */
function dropFields(body) {
  let inCode = 0;
  const walker = document.createTreeWalker(body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  const code = [];
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const mark = node.getAttribute?.("data-style")?.match(/mso-element:\s*field-(begin|separator|end)/u)?.[1];
    if (mark === "begin") inCode++;
    else if (mark) inCode = Math.max(0, inCode - 1);
    else if (inCode && node.nodeType === Node.TEXT_NODE) code.push(node);
  }
  code.forEach((node) => node.remove());
}

function words(body) {
  const parts = [];
  const walk = (node) => {
    if (node.nodeType === Node.TEXT_NODE) return void parts.push(folded(node));
    if (node.nodeName === "BR") return void parts.push("\v");
    const isBlock = BLOCKS.has(node.nodeName);
    if (isBlock) parts.push("\v");
    if (node.nodeName === "LI") parts.push(number(node));
    node.childNodes.forEach(walk);
    if (isBlock) parts.push("\v");
  };
  body.childNodes.forEach(walk);
  return parts.join("").replace(BETWEEN_WIDE, "$1").replace(/\n/gu, " ");
}

/** Source line breaks mean nothing but in <pre>; between Chinese characters not even a blank. */
function folded(node) {
  return node.parentElement?.closest("pre") ? node.data.replace(/\n/gu, "\v") : node.data.replace(/[\t ]*\r?\n[\t ]*/gu, "\n");
}

/** The number a browser would draw; Word writes its own into the text. */
function number(item) {
  const list = item.parentElement;
  if (list?.nodeName !== "OL" || item.querySelector("[data-style*='mso-list']")) return "";
  const items = [...list.children].filter((child) => child.nodeName === "LI");
  const at = (Number(list.getAttribute("start")) || 1) + items.indexOf(item);
  const isChinese = /cjk|chinese|simp|han/u.test(`${list.getAttribute("data-style") ?? ""}${list.type}`);
  return isChinese && HAN[at - 1] ? `${HAN[at - 1]}、` : `${at}.`;
}
