/* The passage as an editable page: one <p> a line, a chip for every living number. The raw text is what counts. */

import { known, pieces, resolved } from "./living.js";
import { element } from "./lines.js";
import { paragraphs } from "./paragraphs.js";

const BLOCKS = new Set(["P", "DIV", "LI", "UL", "OL", "H1", "H2", "H3", "H4", "BLOCKQUOTE", "SECTION"]);

/** The raw text under a node: lines of blocks, tokens of chips. */
export function read(node) {
  const lines = [];
  let fresh = true;
  const put = (text) => {
    if (fresh) lines.push("");
    fresh = false;
    lines[lines.length - 1] += text;
  };
  const walk = (node) => {
    if (node.nodeType === Node.TEXT_NODE) put(node.data.replace(/\r?\n/gu, ""));
    else if (node.dataset?.token) put(node.dataset.token);
    else if (node.nodeName === "BR") node.nextSibling ? (put(""), fresh = true) : put("");
    else if (BLOCKS.has(node.nodeName)) {
      fresh = true;
      put("");
      node.childNodes.forEach(walk);
      fresh = true;
    } else node.childNodes.forEach(walk);
  };
  node.childNodes.forEach(walk);
  return lines.join("\n");
}

/** Bring the page up to date with the text; lines that are right stay untouched. Gives back whether any was not. */
export function draw(root, text) {
  const lines = text.split("\n");
  const now = [...root.childNodes];
  let first = 0, last = 0;
  while (first < Math.min(now.length, lines.length) && isRight(now[first], lines[first])) first++;
  const most = Math.min(now.length, lines.length) - first;
  while (last < most && isRight(now.at(-1 - last), lines.at(-1 - last))) last++;
  const fresh = lines.slice(first, lines.length - last).map(block);
  now.slice(first, now.length - last).forEach((node) => node.remove());
  const anchor = now[now.length - last] ?? null;
  fresh.forEach((made) => root.insertBefore(made, anchor));
  lines.forEach((line, i) => rank(root.children[i], line));
  return fresh.length > 0 || now.length !== lines.length;
}

function isRight(node, line) {
  if (node.nodeName !== "P" || lineOf(node) !== line) return false;
  const wanted = pieces(line).filter(({ token }) => token).length;
  const children = [...node.childNodes];
  const plain = children.every((child, i) => child.nodeType === Node.TEXT_NODE || child.dataset?.token
    || (child.nodeName === "BR" && i === children.length - 1));
  return plain && node.querySelectorAll("[data-token]").length === wanted && isFilled(node);
}

/** A line that is empty, or ends with a chip, needs a break for the caret to stand on. */
function isFilled(node) {
  const end = node.lastChild;
  return end && (end.nodeName === "BR" || (end.nodeType === Node.TEXT_NODE && end.data !== ""));
}

function lineOf(node) {
  const line = document.createElement("div");
  line.append(node.cloneNode(true));
  return read(line);
}

function block(line) {
  const made = element("p");
  for (const piece of pieces(line)) made.append(piece.token ? chip(piece.token) : piece.text);
  if (!isFilled(made)) made.append(element("br"));
  return made;
}

function rank(node, line) {
  const level = paragraphs(resolved(line))[0]?.level ?? 0;
  const name = level ? `level-${level}` : "";
  if (node.className !== name) node.className = name;
}

export function chip(token) {
  const made = element("span", { class: "living", contenteditable: "false", tabindex: "0", role: "button", "data-token": token });
  show(made);
  return made;
}

/** What a chip says, as the tables stand now. */
export function show(chip) {
  const { shows, label } = known.get(chip.dataset.token);
  chip.textContent = shows;
  chip.classList.toggle("no-figure", shows.startsWith("（"));
  chip.title = label;
  chip.setAttribute("aria-label", `表中的数${shows}：${label}`);
}

/** Where the selection stands in the raw text, [start, end]; null when it is elsewhere. */
export function selected(root) {
  const selection = getSelection();
  if (!selection.rangeCount || !root.contains(selection.anchorNode)) return null;
  return bounds(root, selection.getRangeAt(0));
}

/** The same of any range. Three clicks mark a line and reach to the next one, which is not meant; a break alone is. */
export function bounds(root, range) {
  const start = placeOf(root, range.startContainer, range.startOffset);
  const end = placeOf(root, range.endContainer, range.endOffset);
  const reaches = range.endContainer.nodeName === "P" && range.endOffset === 0 && end > start + 1;
  return [start, reaches ? end - 1 : end];
}

function placeOf(root, node, offset) {
  const before = document.createRange();
  before.setStart(root, 0);
  before.setEnd(node, offset);
  const text = read(before.cloneContents());
  // between two lines is where the second begins
  return text.length + (node === root && offset > 0 && offset < root.childNodes.length ? 1 : 0);
}

/** Put the caret, or a selection, at places of the raw text. */
export function select(root, start, end = start) {
  getSelection().setBaseAndExtent(...pointAt(root, start), ...pointAt(root, end));
}

export function rangeOf(root, start, end) {
  const range = document.createRange();
  range.setStart(...pointAt(root, start));
  range.setEnd(...pointAt(root, end));
  return range;
}

function pointAt(root, place) {
  for (const line of root.children) {
    const length = lineOf(line).length;
    if (place <= length || line === root.lastElementChild) return pointIn(line, Math.min(place, length));
    place -= length + 1;
  }
  return [root, 0];
}

function pointIn(line, place) {
  for (const [i, child] of [...line.childNodes].entries()) {
    const size = child.dataset?.token?.length ?? child.data?.length ?? 0;
    if (place <= size && child.nodeType === Node.TEXT_NODE) return [child, place];
    if (place === 0) return [line, i];
    if (place < size) return [line, i + 1]; // no caret inside a chip
    place -= size;
  }
  return [line, line.lastChild?.nodeName === "BR" ? line.childNodes.length - 1 : line.childNodes.length];
}
