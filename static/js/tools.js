/* The buttons over the editor, and what can be done with the living number one stands on. */

import { bounds } from "./editor_dom.js";
import { element, say } from "./lines.js";
import { known, resolved } from "./living.js";
import { picker } from "./picker.js";

const KINDS = [["second", "小标题（一）"], ["third", "小标题1."], ["item", "列表项（1）"]];

/** `told(sentence)` says something beside the editor; `ask()` has the server look at the text at once. */
export function tools(passage, editor, addresses, told, ask) {
  const bar = element("div", { class: "tools", role: "group", "aria-label": "正文工具" });
  const kinds = KINDS.map(([kind, words]) => button(words, () => editor.number(kind), { "aria-pressed": "false", "data-kind": kind }));
  const insert = button("插入表中的数", () => pick(null), { class: "btn btn-quiet btn-sm insert" });
  const undo = button("撤销", () => { editor.undo(); editor.root.focus(); }, { title: "Ctrl+Z" });
  const redo = button("重做", () => { editor.redo(); editor.root.focus(); }, { title: "Ctrl+Y" });
  bar.append(...kinds, insert, undo, redo);
  const chips = onChip(editor, pick);
  editor.root.before(bar, chips.bar);
  passage.querySelector("#text-help").append("浅蓝底的数是表中的数，表里改了，这里跟着改。");
  const choose = addresses.figures ? picker(addresses.figures) : null;
  insert.hidden = !choose;

  /** Choose a figure for the caret, for the digits that are marked, or in place of a chip. */
  async function pick(place) {
    const [start, end] = place ?? editor.caret;
    const before = editor.text;
    const token = await choose(resolved(before.slice(start, end)).trim());
    if (!token) return void editor.root.focus();
    if (editor.text !== before) return void told("选数的时候正文改过了，没有插入，请再选一次。");
    editor.root.focus();
    editor.splice(start, end, token);
    ask();
  }

  document.addEventListener("selectionchange", () => press());
  const press = () => {
    const kind = document.activeElement === editor.root ? editor.kind : "";
    kinds.forEach((made) => made.setAttribute("aria-pressed", String(made.dataset.kind === kind)));
  };
  return {
    refresh() {
      undo.disabled = !editor.can.undo;
      redo.disabled = !editor.can.redo;
      chips.close();
    },
  };
}

/** The line that names the chip one stands on, with what can be done. */
function onChip(editor, pick) {
  const bar = element("div", { class: "chip-bar", role: "group", "aria-label": "这个表中的数" });
  const name = element("span", { class: "chip-name", "aria-live": "polite" });
  let chip = null;
  const act = (does) => () => chip && does(placeOf(editor.root, chip));
  bar.append(
    name,
    button("还原为普通文字", act(([start, end]) => plain(start, end))),
    button("换一个数…", act((place) => pick(place))),
    button("删除", act(([start, end]) => { editor.root.focus(); editor.splice(start, end, ""); })),
  );
  bar.hidden = true;

  function plain(start, end) {
    const words = resolved(editor.text.slice(start, end));
    editor.root.focus();
    editor.splice(start, end, words);
  }
  function open(on) {
    chip = on;
    bar.hidden = !chip;
    editor.root.querySelectorAll(".living.here").forEach((other) => other.classList.remove("here"));
    if (!chip) return;
    chip.classList.add("here");
    const { shows, label } = known.get(chip.dataset.token);
    say(name, `${label}：${shows}`);
  }
  editor.root.addEventListener("click", ({ target }) => open(target.closest?.("[data-token]")));
  editor.root.addEventListener("focusin", ({ target }) => { if (target.dataset?.token) open(target); });
  editor.root.addEventListener("keydown", (event) => {
    const on = event.target.closest?.("[data-token]");
    if (!on) return;
    const [start, end] = placeOf(editor.root, on);
    if (["Enter", " "].includes(event.key)) bar.querySelector("button").focus();
    else if (["Delete", "Backspace"].includes(event.key)) act(() => { editor.root.focus(); editor.splice(start, end, ""); })();
    else if (["ArrowLeft", "ArrowRight"].includes(event.key)) editor.select(...Array(2).fill(event.key === "ArrowLeft" ? start : end));
    else {
      if (event.key.length === 1 && !event.ctrlKey && !event.metaKey) editor.select(end, end); // the letter goes behind it
      return;
    }
    event.preventDefault();
  });
  return { bar, close: () => chip && !chip.isConnected && open(null) };
}

function placeOf(root, chip) {
  const before = document.createRange();
  before.selectNode(chip);
  return bounds(root, before);
}

function button(words, does, attributes = {}) {
  const made = element("button", { type: "button", class: "btn btn-quiet btn-sm", ...attributes }, words);
  made.addEventListener("mousedown", (event) => event.preventDefault()); // the caret stays where it is
  made.addEventListener("click", does);
  return made;
}
