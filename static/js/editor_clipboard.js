/* Copying from the editor and pasting into it: digits for everybody else, tokens for another passage. */

import { clean, tidy } from "./editor_clean.js";
import { bounds, select, selected } from "./editor_dom.js";
import { splice } from "./editor_text.js";
import { resolved } from "./living.js";
import { isBare, kindOf } from "./numbering.js";

const RAW = "application/x-passage";
const TABLE = "粘贴的内容里有表格，表格没有粘贴：请用上面的“导入…”读入，它认得官方的三张表。";
const REST = "其余文字已经粘贴。";

/** `page` as in editor_text.js; `told(sentence)` says what was left out. */
export function clipboard(page, told) {
  const { root } = page;
  root.addEventListener("paste", (event) => {
    event.preventDefault();
    paste(page, event.clipboardData, told);
  });
  root.addEventListener("drop", (event) => {
    event.preventDefault();
    const at = document.caretRangeFromPoint?.(event.clientX, event.clientY);
    if (at && root.contains(at.startContainer)) page.caret = bounds(root, at);
    select(root, ...page.caret);
    paste(page, event.dataTransfer, told);
  });
  root.addEventListener("dragstart", (event) => event.preventDefault());
  root.addEventListener("copy", (event) => copy(page, event));
  root.addEventListener("cut", (event) => copy(page, event) && splice(page, ...selected(root), ""));
}

function paste(page, data, told) {
  const place = selected(page.root) ?? page.caret;
  const { text, tables } = found(data);
  if (text) {
    splice(page, numbered(page.text, place[0], text), place[1], text);
    getSelection().focusNode?.parentElement?.scrollIntoView({ block: "nearest" });
  }
  told(tables ? TABLE + (text ? REST : "") : ""); // the next change takes it away
}

/** Where what is pasted begins: on a line that is only its number, a text with a number of its own takes its place. */
function numbered(all, start, text) {
  const line = all.slice(0, start).split("\n").at(-1);
  return isBare(line) && kindOf(text) ? start - line.length : start;
}

function found(data) {
  const raw = data.getData(RAW), html = data.getData("text/html");
  if (raw) return { text: raw, tables: 0 };
  return html ? clean(html) : { text: tidy(data.getData("text/plain")), tables: 0 };
}

/** Says whether there was anything to copy. */
function copy({ root, text }, event) {
  const place = selected(root);
  if (!place || place[0] === place[1]) return false;
  const raw = text.slice(...place);
  event.preventDefault();
  event.clipboardData.setData("text/plain", resolved(raw));
  event.clipboardData.setData(RAW, raw);
  return true;
}
