/* The editor of a passage: an editable page over the hidden <textarea>, which always holds the raw text.

   Typing and input methods are the browser's; whatever crosses a line or touches a chip is done on the raw text. */

import { clean, tidy } from "./editor_clean.js";
import { bounds, draw, read, select, selected, show } from "./editor_dom.js";
import { moved, span, steps } from "./editor_undo.js";
import { element } from "./lines.js";
import { resolved } from "./living.js";
import { countOn, kindOf, next, toggle } from "./numbering.js";

const RAW = "application/x-passage";
const TABLE = "粘贴的内容里有表格，表格没有粘贴：请用上面的“导入…”读入，它认得官方的三张表。其余文字已经粘贴。";

/** Takes the place of the textarea. `changed()` is called after every change, `told(sentence)` with what to say. */
export function edit(field, { changed, told }) {
  const root = element("div", {
    class: "editor", id: "editor", contenteditable: "true", role: "textbox", "aria-multiline": "true", spellcheck: "false",
    "aria-label": field.labels[0]?.textContent ?? "", "aria-describedby": "length text-help",
  });
  const past = steps(field.value);
  let text = field.value;
  let caret = [text.length, text.length];
  let composing = false;
  field.before(root);
  hide(field);
  draw(root, text);

  /** The text is another one now: on the page, in the field, and for undo. */
  function become(fresh, place, kind = "") {
    text = fresh;
    const moved = draw(root, text) || !kind;
    if (place) caret = place;
    if (place && moved) select(root, ...place); // while one types the caret is the browser's
    past.record(text, caret, kind);
    publish();
  }

  function publish() {
    if (field.value !== text) {
      field.value = text;
      field.form.dispatchEvent(new Event("entry", { bubbles: true }));
    }
    changed();
  }

  function splice(start, end, words, kind = "") {
    become(text.slice(0, start) + words + text.slice(end), [start + words.length, start + words.length], kind);
  }

  /** After the browser typed: what the page says now is the text. */
  function typed(kind) {
    caret = selected(root) ?? caret;
    const fresh = read(root);
    const isSame = fresh === text;
    if (!isSame || root.children.length !== text.split("\n").length) become(fresh, caret, kind);
  }

  function step(to) {
    if (!to) return;
    text = to.text;
    draw(root, text);
    select(root, ...(caret = to.caret.map((place) => Math.min(place, text.length))));
    publish();
  }

  function enter([start, end]) {
    const lines = text.slice(0, start).split("\n");
    const mark = next(lines, lines.length - 1);
    const line = lines.at(-1) + text.slice(end).split("\n", 1)[0];
    if (mark && line.trim() === lines.at(-1).trim() && /^[（(]\d+[）)]$/u.test(line.trim())) {
      return splice(start - lines.at(-1).length, end, ""); // an item left empty ends the list
    }
    const fresh = `${text.slice(0, start)}\n${mark}${text.slice(end)}`;
    const place = start + 1 + mark.length;
    become(mark ? countOn(fresh.split("\n"), lines.length).join("\n") : fresh, [place, place]);
  }

  root.addEventListener("beforeinput", (event) => {
    if (composing || event.isComposing) return;
    const range = event.getTargetRanges()[0];
    const place = range ? bounds(root, range) : selected(root) ?? caret;
    const own = doing(event, place, root);
    if (!own) return;
    event.preventDefault();
    if (own === "undo") step(past.undo());
    else if (own === "redo") step(past.redo());
    else if (own === "enter") enter(place);
    else if (own === "splice") splice(...place, event.data ?? "", event.inputType);
  });
  root.addEventListener("input", ({ inputType }) => composing || typed(inputType));
  root.addEventListener("compositionstart", () => {
    const place = selected(root);
    if (place && place[0] !== place[1] && !isPlain(root)) splice(...place, "");
    composing = true;
  });
  root.addEventListener("compositionend", () => {
    composing = false;
    typed("insertText");
  });
  root.addEventListener("keydown", (event) => {
    const key = event.key.toLowerCase(), ctrl = (event.ctrlKey || event.metaKey) && !event.altKey;
    if (!ctrl || composing || !["z", "y"].includes(key)) return;
    event.preventDefault();
    step(key === "y" || event.shiftKey ? past.redo() : past.undo());
  });
  root.addEventListener("paste", (event) => {
    event.preventDefault();
    paste(event.clipboardData);
  });
  root.addEventListener("drop", (event) => {
    event.preventDefault();
    const at = document.caretRangeFromPoint?.(event.clientX, event.clientY);
    if (at && root.contains(at.startContainer)) caret = bounds(root, at);
    select(root, ...caret);
    paste(event.dataTransfer);
  });
  root.addEventListener("dragstart", (event) => event.preventDefault());
  root.addEventListener("copy", (event) => copy(event));
  root.addEventListener("cut", (event) => copy(event) && splice(...selected(root), ""));
  document.addEventListener("selectionchange", () => {
    if (!composing && document.activeElement === root) caret = selected(root) ?? caret;
  });

  function paste(data) {
    const place = selected(root) ?? caret;
    const html = data.getData("text/html");
    const found = data.getData(RAW) ? { text: data.getData(RAW), tables: 0 } : html ? clean(html) : { text: tidy(data.getData("text/plain")), tables: 0 };
    told(found.tables ? (found.text ? TABLE : TABLE.replace("其余文字已经粘贴。", "")) : "");
    if (found.text) splice(...place, found.text);
  }

  function copy(event) {
    const place = selected(root);
    if (!place || place[0] === place[1]) return false;
    const raw = text.slice(...place);
    event.preventDefault();
    event.clipboardData.setData("text/plain", resolved(raw));
    event.clipboardData.setData(RAW, raw);
    return true;
  }

  return {
    root,
    get text() { return text; },
    get caret() { return caret; },
    get can() { return past.can; },
    splice,
    undo: () => step(past.undo()),
    redo: () => step(past.redo()),
    /** The field was set by somebody else: undo by filling, restoring, a merge. */
    adopt(fresh, theirs = false) {
      if (fresh === text) return;
      const follow = theirs ? (place) => moved(place, span(text, fresh)) : (place) => Math.min(place, fresh.length);
      const place = document.activeElement === root ? caret.map(follow) : null;
      if (theirs) past.rebase(text, fresh); // what another wrote is no step of ours
      become(fresh, place);
    },
    /** Draw the chips anew: what the tables say may have changed. */
    refresh() {
      const place = document.activeElement === root && !composing ? selected(root) : null;
      if (composing) return;
      draw(root, text);
      root.querySelectorAll("[data-token]").forEach(show);
      if (place) select(root, ...place);
    },
    /** Make the line of the caret a numbered one, or plain again. */
    number(kind) {
      const lines = text.split("\n"), at = text.slice(0, caret[0]).split("\n").length - 1;
      const fresh = toggle(lines, at, kind);
      const place = Math.max(0, caret[0] + fresh[at].length - lines[at].length);
      become(fresh.join("\n"), [place, place]);
      root.focus();
    },
    get kind() { return kindOf(text.split("\n")[text.slice(0, caret[0]).split("\n").length - 1] ?? ""); },
    select(start, end) {
      root.focus();
      select(root, ...(caret = [start, end]));
      getSelection().focusNode.parentElement?.scrollIntoView?.({ block: "nearest" });
    },
  };
}

/** What of an input is done here: undo, redo, enter, splice; "none" is refused; nothing is left to the browser. */
function doing(event, [start, end], root) {
  const type = event.inputType;
  if (type === "historyUndo") return "undo";
  if (type === "historyRedo") return "redo";
  if (type === "insertParagraph" || type === "insertLineBreak") return "enter";
  if (type.startsWith("format") || type.startsWith("insertOrdered") || type.startsWith("insertUnordered")) return "none";
  if (type.startsWith("delete")) return start === end ? "none" : touches(event, root) ? "splice" : "";
  if (type === "insertText" && start !== end && !isPlain(root)) return "splice";
  return "";
}

/** Whether what goes is more than letters inside one text. */
function touches(event, root) {
  const [range] = event.getTargetRanges();
  return !range || range.startContainer !== range.endContainer || range.startContainer.nodeType !== Node.TEXT_NODE
    || range.endOffset - range.startOffset >= range.startContainer.data.length || !root.contains(range.startContainer);
}

function isPlain() {
  const { anchorNode, focusNode } = getSelection();
  return anchorNode === focusNode && anchorNode?.nodeType === Node.TEXT_NODE;
}

/** Out of sight and reach, but still the form's: scripts may set it, and it is what is sent. */
function hide(field) {
  field.classList.add("visually-hidden");
  field.setAttribute("tabindex", "-1");
  field.setAttribute("aria-hidden", "true");
}
