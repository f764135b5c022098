/* Reading what a person typed into a cell: five states, never a guess, the raw text always kept.
 *
 * The browser's half of reports/figures.py, word for word; tests/browser/test_parity.py holds the two together.
 */

const NOTHING = new Set(["-", "–", "—", "——", "/", "\\", "无", "不适用"]);
const DIGITS = "([0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)";
const SIGN = "[+\\-−–]?";
const COUNT = whole(`\\+? ?${DIGITS} ?(?:件|项|宗|条|个|次)?`);
const CHANGE = whole(`(增加?|新增|减少?|${SIGN}) ?${DIGITS} ?(?:件|项|个)?`);
const NUMBER = whole(`(${SIGN}) ?${DIGITS}(?:\\.[0-9]+)?`);
const AMOUNT = whole(`${DIGITS}(\\.[0-9]+)? ?\\(?(万元|元|亿元)?\\)?`);
/* 万元 is the unit of a value: how many places the point moves to the right */
const PLACES = { 元: -4, 万元: 0, 亿元: 4 };
const MOST_DIGITS = 12;
const MOST_QUOTED = 20;
/* of an amount in 万元 */
const TOO_MUCH = /^[0-9]{16}/u;
const TOO_FINE = /\.[0-9]{10}[0-9]*[1-9]/u;
/* No further than this: NFKC would make 121 of 12① and 52 of 5². */
const WIDE = /[\uff01-\uff5e]/gu;
const SMALL_SIGNS = { "﹢": "+", "﹣": "-" };

/* what Python calls white space; the browser's own \s differs in six characters */
export const BLANK = "[\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]";
const BLANKS = new RegExp(`${BLANK}+`, "u");

const KINDS = { count, change, money, amount };

/** {state, value, text, remark}: counts and changes carry a Number (at most 12 digits, so exact), money a decimal string. */
export function read(raw, kind) {
  const text = tidy(raw);
  if (!text) return reading("blank");
  if (NOTHING.has(text)) return reading("na", null, "/", `填的是“${text}”，没有请填0。`);
  const digits = text.replace(/[^0-9]/g, "").length;
  if (digits > MOST_DIGITS + (kind === "money" || kind === "amount" ? 6 : 0)) {
    return odd(text, `这一格有${digits}位数字，太多了，请核对位数。`);
  }
  return KINDS[kind](text);
}

/** What a sum takes: 不适用 is settled and adds nothing, a blank or a word is not settled. */
export function summand({ state, value }) {
  return state === "na" ? 0 : value;
}

/** Full-width forms and small signs made plain, every kind of blank and line break folded, ends trimmed. */
export function tidy(raw) {
  const narrow = raw.replace(WIDE, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0));
  const signed = narrow.replace(/[﹢﹣]/gu, (sign) => SMALL_SIGNS[sign]);
  return signed.split(BLANKS).filter(Boolean).join(" ");
}

function whole(pattern) {
  return new RegExp(`^(?:${pattern})$`, "u");
}

function reading(state, value = null, text = "", remark = "") {
  return { state, value, text, remark };
}

function odd(text, remark) {
  return reading("text", null, text, remark);
}

function number(value, text) {
  return reading(Number(value) === 0 ? "zero" : "number", value, text);
}

/** An amount, as far as it can be kept without losing a digit. */
function inWan(value, text) {
  if (TOO_MUCH.test(value)) return odd(text, `${quoted(text)}这个金额太大，请核对位数和单位。`);
  if (TOO_FINE.test(value)) {
    return odd(text, `${quoted(text)}以万元计超过10位小数，请核对位数，四舍五入后再填。`);
  }
  return number(value, text);
}

/** What was typed, as a remark repeats it: enough to know it again. */
function quoted(text) {
  const characters = [...text];
  return `“${characters.slice(0, MOST_QUOTED).join("")}${characters.length > MOST_QUOTED ? "…" : ""}”`;
}

function plain(digits) {
  return digits.replaceAll(",", "");
}

function count(text) {
  const match = COUNT.exec(text);
  if (!match) return odd(text, countRemark(text));
  const value = Number(plain(match[1]));
  return number(value, String(value));
}

function countRemark(text) {
  const match = NUMBER.exec(text);
  if (match && ["", "+"].includes(match[1])) return `${quoted(text)}带小数，这里应填整数。`;
  if (match) return `${quoted(text)}是负数，这里应填不小于0的整数。`;
  return `${quoted(text)}不是整数，请只填阿拉伯数字，没有请填0。`;
}

function change(text) {
  const match = CHANGE.exec(text);
  if (!match) return odd(text, `${quoted(text)}看不出增减数，请填整数，减少的在前面加负号，例如 -12。`);
  const size = Number(plain(match[2]));
  const value = size && /^[减\-−–]/u.test(match[1]) ? -size : size;
  return number(value, String(value));
}

function money(text) {
  const match = AMOUNT.exec(text);
  if (!match) return odd(text, `${quoted(text)}不是金额，请填以万元为单位的数字，例如 12.5。`);
  if (match[3] && match[3] !== "万元") {
    return odd(text, `这一格的单位是万元，请把${quoted(text)}换算成万元，只填数字。`);
  }
  const typed = plain(match[1]) + (match[2] ?? "");
  return inWan(moved(typed, 0), typed);
}

function amount(text) {
  const match = AMOUNT.exec(text);
  if (!match) return odd(text, `${quoted(text)}不是金额，请填数字和单位，例如 1.795万元。`);
  const value = moved(plain(match[1]) + (match[2] ?? ""), PLACES[match[3]] ?? 0);
  const set = text.replaceAll("(", "（").replaceAll(")", "）"); // as a Chinese text sets it
  if (match[3]) return inWan(value, set);
  if (Number(value) === 0) return number(value, set);
  return reading("number", null, set, "请在数字后写明单位：元或万元。");
}

/** A decimal string with its point moved, no digit lost: "1.50" by -4 is "0.000150". */
function moved(typed, places) {
  const [head, tail = ""] = typed.split(".");
  const digits = BigInt(head + tail) * 10n ** BigInt(Math.max(places, 0));
  const scale = tail.length - Math.min(places, 0);
  const padded = String(digits).padStart(scale + 1, "0");
  return scale ? `${padded.slice(0, -scale)}.${padded.slice(-scale)}` : padded;
}
