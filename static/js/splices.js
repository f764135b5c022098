/* What a colleague's paragraphs change in a text, as splices {start, end, words} from front to back; and what becomes of
   a caret, and of one's own earlier texts, when they come in. */

const MOST = 500; // lines; comparing takes the square of what differs

/** What makes `fresh` of `text`, paragraph by paragraph, as reports/merging.py compares them. */
export function splices(text, fresh) {
  const [old, young] = [text, fresh].map((whole) => whole.split("\n"));
  const place = [0];
  old.forEach((line) => place.push(place.at(-1) + line.length + 1));
  return hunks(old, young).map(([from, to, first, last]) => {
    const words = young.slice(first, last).map((line) => `${line}\n`).join("");
    return tight(text, inside(text, { start: place[from], end: place[to], words }));
  });
}

/** The text with the splices in it. */
export function spliced(text, changes) {
  return [...changes].reverse().reduce((text, { start, end, words }) => text.slice(0, start) + words + text.slice(end), text);
}

/** Where a place of the text stands afterwards: with the letters it stood at. */
export function follow(place, changes) {
  let shift = 0;
  for (const { start, end, words } of changes) {
    const isPushed = start === end && words.endsWith("\n"); // a paragraph before the one that begins here
    if (place < start || (place === start && !isPushed)) break;
    if (place < end) return start + shift + Math.min(place - start, words.length);
    shift += words.length - (end - start);
  }
  return place + shift;
}

/** The same changes of `text` as changes of `other`; null where both differ in the same words. */
export function rebased(changes, text, other) {
  const own = splices(text, other);
  const found = changes.map(({ start, end, words }) => {
    if (own.some((one) => one.start < end && start < one.end)) return null;
    const shift = own.filter((one) => one.end <= start && one.start < end)
      .reduce((sum, one) => sum + one.words.length - (one.end - one.start), 0);
    return { start: start + shift, end: end + shift, words };
  });
  return found.includes(null) ? null : found;
}

/** The lines that differ, as [from, to, first, last]: old lines from–to became young lines first–last. */
function hunks(old, young) {
  let start = 0, end = 0;
  const most = Math.min(old.length, young.length);
  while (start < most && old[start] === young[start]) start += 1;
  while (end < most - start && old.at(-1 - end) === young.at(-1 - end)) end += 1;
  const same = common(old.slice(start, old.length - end), young.slice(start, young.length - end));
  const found = [];
  let [i, k] = [start, start];
  for (const [from, first] of [...same.map(([i, k]) => [i + start, k + start]), [old.length - end, young.length - end]]) {
    if (from > i || first > k) found.push([i, from, k, first]);
    [i, k] = [from + 1, first + 1];
  }
  return found;
}

/** The pairs [i, k] of lines both have in the same order, as many as there can be. */
function common(old, young) {
  if (Math.max(old.length, young.length) > MOST) return [];
  const most = Array.from({ length: old.length + 1 }, () => new Array(young.length + 1).fill(0));
  for (let i = old.length - 1; i >= 0; i -= 1) {
    for (let k = young.length - 1; k >= 0; k -= 1) {
      most[i][k] = old[i] === young[k] ? most[i + 1][k + 1] + 1 : Math.max(most[i + 1][k], most[i][k + 1]);
    }
  }
  const found = [];
  for (let i = 0, k = 0; i < old.length && k < young.length;) {
    if (old[i] === young[k]) found.push([i++, k++]);
    else if (most[i + 1][k] >= most[i][k + 1]) i += 1;
    else k += 1;
  }
  return found;
}

/** The last line has no break behind it: there the break before goes with the change. */
function inside(text, { start, end, words }) {
  if (end <= text.length) return { start, end, words };
  if (!start) return { start, end: end - 1, words: words.slice(0, -1) };
  return { start: start - 1, end: end - 1, words: `\n${words}`.slice(0, -1) };
}

/** Of a changed paragraph only the letters that differ. */
function tight(text, { start, end, words }) {
  const old = text.slice(start, end);
  if (!old || !words) return { start, end, words };
  const most = Math.min(old.length, words.length);
  let front = 0, back = 0;
  while (front < most && old[front] === words[front]) front += 1;
  while (back < most - front && old.at(-1 - back) === words.at(-1 - back)) back += 1;
  return { start: start + front, end: end - back, words: words.slice(front, words.length - back) };
}
