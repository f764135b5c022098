/* The keys of a spreadsheet in a table of inputs (STF-11). Tab stays the browser's own: row by row, inputs only. */

import { columnOf, neighbour } from "./sheet.js";

const STEPS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

/** `set(input, value)` writes as if typed; `undo` and `redo` give back the input they touched; `block` see block.js. */
export function keys(sheet, block, does) {
  const stay = { before: "", caret: false }; // what Esc brings back; F2: the arrows move inside the text
  stays(sheet, stay, does.arrived);
  sheet.table.addEventListener("keydown", (event) => {
    // 229: some input methods type with it where the browser does not say that it composes
    if (!event.target.matches("input") || event.isComposing || event.keyCode === 229 || event.altKey) return;
    const act = event.ctrlKey || event.metaKey ? withControl(event) : plain(event);
    if (!act) return;
    event.preventDefault();
    act();
  });

  function plain({ target: input, key, shiftKey }) {
    if (key === "Enter") return () => move(input, shiftKey ? -1 : 1, 0);
    if (key === "Escape") return () => block.end() || restore(input);
    if (key === "F2") return () => toggle(stay, input);
    if (["Delete", "Backspace"].includes(key) && block.isOpen()) return () => block.clear();
    if (!(key in STEPS) || !leaves(input, key, shiftKey, stay.caret, block.isOpen())) return null;
    if (shiftKey) return () => block.extend(input, ...STEPS[key]);
    return () => move(input, ...STEPS[key]);
  }

  function withControl({ target: input, key, shiftKey }) {
    const named = {
      Home: () => enter(sheet.inputs[0]),
      End: () => enter(sheet.inputs.at(-1)),
      a: stay.caret ? null : () => block.all(),
      d: () => block.down(input),
      y: () => enter(does.redo()),
      z: shiftKey ? () => enter(does.redo()) : () => enter(does.undo()),
    };
    return named[key.length === 1 ? key.toLowerCase() : key] ?? null;
  }

  /** At the edge one stays, and the figure is taken whole again. */
  function move(input, down, right) {
    block.end();
    enter(neighbour(sheet, input, down, right) ?? input);
  }

  function restore(input) {
    does.set(input, stay.before);
    input.select();
  }
}

/** Each time a cell is come to, with the keys or the mouse, a stay in it begins. */
function stays(sheet, stay, arrived) {
  sheet.table.addEventListener("focusin", ({ target }) => {
    if (!target.matches("input")) return;
    Object.assign(stay, { before: target.value, caret: false });
    target.select();
    tint(sheet, target);
    arrived(target);
  });
  sheet.table.addEventListener("focusout", () => tint(sheet, null));
  sheet.table.addEventListener("mousedown", (event) => {
    // a click takes the whole figure, however often, so that typing replaces it; a double click places the caret
    const { target: input, detail } = event;
    if (!input.matches("input") || event.defaultPrevented) return;
    stay.caret = input === document.activeElement && (stay.caret || detail > 1);
    if (stay.caret) return;
    event.preventDefault();
    input.focus();
    input.select(); // coming back, a browser puts the caret where it was
  });
}

/** ← and → leave the cell at the edge of the text or when all of it is selected, never in caret mode. */
function leaves(input, key, shiftKey, caret, isBlock) {
  if (key === "ArrowUp" || key === "ArrowDown") return !(caret && shiftKey);
  if (caret) return false;
  if (shiftKey && isBlock) return true;
  const { selectionStart: start, selectionEnd: end, value } = input;
  if (start === 0 && end === value.length) return true;
  return start === end && end === (key === "ArrowLeft" ? 0 : value.length);
}

function enter(input) {
  input?.focus();
  input?.select();
  input?.scrollIntoView({ block: "nearest", inline: "nearest" });
}

function toggle(stay, input) {
  stay.caret = !stay.caret;
  if (stay.caret) input.setSelectionRange(input.value.length, input.value.length);
  else input.select();
}

function tint(sheet, input) {
  sheet.table.querySelectorAll(".in-column").forEach((cell) => cell.classList.remove("in-column"));
  if (input) columnOf(sheet, input.closest("td")).forEach((cell) => cell.classList.add("in-column"));
}
