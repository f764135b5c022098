/* Two people in one cell: both texts, and whose is to stand. Both are kept in the trail. */

import { element, keep, say } from "./lines.js";

const NEAR = 12, LONG = 160; // characters around what differs; of it, at most

/** `decide(name, mine)` is told what was chosen. Gives back `told(held)`: the conflicts as they are now. */
export function panel(places, decide) {
  const box = document.getElementById("conflicts");
  const list = box.querySelector("ul");
  return {
    told(held) {
      box.hidden = held.size === 0;
      const items = [...held].map(([name, conflict]) => ({ key: name, name, mine: places.value(name), ...conflict }));
      keep(list, items, (item) => line(places, item, decide), write);
    },
  };
}

function line(places, { name }, decide) {
  const field = places.field(name);
  const label = field.getAttribute("aria-label") ?? field.labels?.[0]?.textContent ?? "";
  const choose = (words, mine) => {
    const button = element("button", { type: "button", class: "btn btn-quiet btn-small" }, words);
    button.addEventListener("click", () => {
      decide(name, mine);
      field.focus();
    });
    return button;
  };
  const both = element("span", { class: "both" });
  return element("li", {}, element("a", { href: `#${field.id}` }, label), "：", both, " ", choose("用我的", true), " ", choose("用对方的", false));
}

function write(li, { mine, theirs, by }) {
  const both = li.querySelector(".both");
  const texts = apart(theirs, mine);
  const words = `${by}改为“${texts[0].join("")}”，您填的是“${texts[1].join("")}”。`;
  if (both.textContent === words) return;
  both.replaceChildren(`${by}改为“`, ...marked(texts[0]), "”，您填的是“", ...marked(texts[1]), "”。");
}

function marked([before, differing, after]) {
  return [before, element("mark", {}, differing || "（空白）"), after];
}

/** Where two texts differ: a little before, what differs, a little after; as reports/prose.py has it. */
export function apart(one, other) {
  const most = Math.min(one.length, other.length);
  let start = 0, end = 0;
  while (start < most && one[start] === other[start]) start += 1;
  while (end < most - start && one.at(-1 - end) === other.at(-1 - end)) end += 1;
  return [one, other].map((text) => [
    (start > NEAR ? "……" : "") + text.slice(Math.max(0, start - NEAR), start),
    cut(text.slice(start, text.length - end)),
    text.slice(text.length - end, text.length - end + NEAR) + (end > NEAR ? "……" : ""),
  ]);
}

function cut(text) {
  return text.length > LONG ? `${text.slice(0, LONG)}……（共${text.length}字）` : text;
}
