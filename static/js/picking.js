/* What the words of a search for a figure ask for, and what a figure may be a share of. No page in here. */

const WAYS = [["share", /占比|占|比例|百分比|比重/gu], ["growth", /比上年|较上年|同比|增减|增长|增幅/gu], ["last", /上年数|上年(?!结转)|去年/gu]];
const ALL = /总计|总数|合计|总量|总共|共计/gu; // the forms say 总计
const RESULTS = new Set(["granted", "partly_granted", "refused", "unavailable", "unprocessed", "other"]);

/** {terms, way}: the words a figure has to be called by, and how it is to stand in the text: share, growth, last or "". */
export function asked(search) {
  let [text, way] = [search.replaceAll(ALL, " 总计 "), ""];
  for (const [name, words] of WAYS) {
    const rest = text.replaceAll(words, " ");
    if (rest !== text && !way) [text, way] = [rest, name];
  }
  return { terms: text.split(/\s+/u).filter(Boolean), way };
}

/** What a figure may be a share of, the likeliest first and what is less than it last: never itself or nothing. */
export function wholes(part, figures) {
  const able = figures.filter(({ token, shows }) => token !== part.token && Number(shows) > 0);
  return able.map((figure) => [likely(part, figure), figure]).sort(([a], [b]) => b - a).map(([, figure]) => figure);
}

/** A result is one of （七）总计; anything else of its row's 总计; then come the totals of its table. */
function likely(part, whole) {
  if (Number(whole.shows) < Number(part.shows)) return -1;
  const [[table, row, ...rest], [there, line, ...more]] = [part, whole].map(({ token }) => token.slice(1, -1).split("."));
  if (table !== there) return 0;
  if (RESULTS.has(row) && line === "handled") return more.at(-1) === rest.at(-1) ? 3 : 2;
  if (row === line && more.at(-1) === "total") return 3;
  return more.at(-1) === "total" ? 1 : 0;
}
