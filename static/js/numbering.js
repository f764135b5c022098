/* The three kinds of numbered lines in a section, （一） 1. （1）: set, taken away, and counted on. Pure text. */

const HAN = "一二三四五六七八九十";
const KINDS = {
  second: { mark: /^[（(]([一二三四五六七八九十]{1,3})[）)]\s*/u, write: (n) => `（${han(n)}）`, read: fromHan, ends: [] },
  third: { mark: /^(\d{1,2})[.．、](?!\d)\s*/u, write: (n) => `${n}.`, read: Number, ends: ["second"] },
  item: { mark: /^[（(](\d{1,2})[）)]\s*/u, write: (n) => `（${n}）`, read: Number, ends: ["second", "third"] },
};

export function han(n) {
  const ones = HAN[(n % 10) - 1] ?? "";
  return n < 10 ? ones : `${n < 20 ? "" : HAN[Math.floor(n / 10) - 1]}十${ones}`;
}

function fromHan(text) {
  const [tens, ones] = text.includes("十") ? text.split("十") : ["", text];
  const digit = (sign) => HAN.indexOf(sign) + 1;
  return text.includes("十") ? (tens ? digit(tens) : 1) * 10 + (ones ? digit(ones) : 0) : digit(ones);
}

/** Which kind of line it is: second, third, item, or nothing. */
export function kindOf(line) {
  return Object.keys(KINDS).find((kind) => KINDS[kind].mark.test(line)) ?? "";
}

/** Whether a line is a number and nothing else yet. */
export function isBare(line) {
  const kind = kindOf(line);
  return kind !== "" && line.replace(KINDS[kind].mark, "") === "";
}

/** The lines with line `at` made one of this kind, or plain where it is that already; those behind it count on. */
export function toggle(lines, at, kind) {
  const is = kindOf(lines[at]);
  const bare = is ? lines[at].replace(KINDS[is].mark, "") : lines[at];
  if (is === kind) return put(lines, at, bare);
  const number = before(lines, at, kind) + 1;
  return shifted(put(lines, at, KINDS[kind].write(number) + bare), at, kind, number);
}

/** A new line after list item `at`: the next number, or nothing where the line is no item. */
export function next(lines, at) {
  const match = lines[at].match(KINDS.item.mark);
  return match ? KINDS.item.write(Number(match[1]) + 1) : "";
}

export function countOn(lines, at) {
  const match = lines[at].match(KINDS.item.mark);
  return match ? shifted(lines, at, "item", Number(match[1])) : lines;
}

function put(lines, at, line) {
  return lines.map((old, i) => (i === at ? line : old));
}

/** The last number of this kind above; a line of a higher kind begins anew. */
function before(lines, at, kind) {
  for (let i = at - 1; i >= 0; i--) {
    const match = lines[i].match(KINDS[kind].mark);
    if (match) return KINDS[kind].read(match[1]);
    if (KINDS[kind].ends.includes(kindOf(lines[i]))) return 0;
  }
  return 0;
}

/** Lines behind that went on with the number just given now go on from it; any other count is somebody's own. */
function shifted(lines, at, kind, number) {
  const result = [...lines];
  for (let i = at + 1; i < lines.length && !KINDS[kind].ends.includes(kindOf(lines[i])); i++) {
    const match = lines[i].match(KINDS[kind].mark);
    if (!match) continue;
    if (KINDS[kind].read(match[1]) !== number) break;
    number += 1;
    result[i] = KINDS[kind].write(number) + lines[i].replace(KINDS[kind].mark, "");
  }
  return result;
}
