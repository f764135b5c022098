/* The search of the exported site: no server to ask, so the texts of each year are fetched, the newest first, and looked
   through here. What was asked stands in the address, as it does where a server answers. */

const SHOWN = 20, AROUND = 20, LENGTH = 120, MOST_WORDS = 8;

const form = document.getElementById("search-static");
const list = document.getElementById("search-hits");
const status = document.getElementById("search-status");
const more = document.getElementById("search-more");
const years = [...document.querySelectorAll("link[data-year]")];

document.querySelector(".search-plain").hidden = true;
form.hidden = false;
const text = (new URLSearchParams(location.search).get("q") ?? "").trim().slice(0, form.q.maxLength);
form.q.value = text;
const words = split(text);
if (words.length) ask();

/** Words are parted by blanks or kept together by quotation marks, as on the server. */
function split(typed) {
  const parts = typed.matchAll(/["“”「『]([^"“”「」『』]*)["“”」』]|(\S+)/gu);
  const plain = [...parts].map(([, phrase, word]) => (phrase ?? word).normalize("NFKC").toLowerCase().trim());
  return [...new Set(plain)].filter((word) => /[\p{L}\p{N}]/u.test(word)).slice(0, MOST_WORDS);
}

async function ask() {
  const found = [], missing = [];
  for (const [n, { href, dataset: { year } }] of years.entries()) {
    status.textContent = `正在查${year}年度（${n + 1}/${years.length}）…`;
    try {
      const answer = await fetch(href);
      if (!answer.ok) throw new Error(answer.status);
      const { reports } = await answer.json();
      found.push(...reports.map(judge).filter(Boolean));
    } catch {
      missing.push(`${year}年度`);
    }
  }
  found.sort((a, b) => b.inTitle - a.inTitle || b.density - a.density || b.date.localeCompare(a.date));
  show(found, 0);
  const lost = missing.length ? `${missing.join("、")}的文字没有取到，请稍后再查。` : "";
  status.textContent = (found.length ? `找到${found.length}份报告。` : `没有找到含有“${text}”的年度报告，请换一个更短的词。`) + lost;
}

function judge([title, agency, address, date, prose]) {
  const head = `${title}\n${agency}`.toLowerCase(), body = prose.toLowerCase();
  if (!words.every((word) => head.includes(word) || body.includes(word))) return null;
  const times = words.map((word) => body.split(word).length - 1);
  const density = Math.min(...times) / Math.max(1, body.length / 1000);
  return { title, agency, address, date, prose, density, inTitle: words.every((word) => head.includes(word)) };
}

function show(found, from) {
  list.append(...found.slice(from, from + SHOWN).map(item));
  more.hidden = from + SHOWN >= found.length;
  more.querySelector("button").onclick = () => {
    show(found, from + SHOWN);
    list.children[from + SHOWN].querySelector("a").focus();
  };
}

function item({ title, agency, address, date, prose }) {
  const li = document.createElement("li"), link = document.createElement("a");
  link.href = address;
  link.append(...marked(title));
  const [year, month, day] = date.split("-").map(Number);
  const facts = element("p", `${agency} · ${year}年${month}月${day}日发布`);
  facts.className = "soft small";
  const heading = element("h2");
  heading.append(link);
  li.append(heading, excerpt(prose), facts);
  return li;
}

function excerpt(prose) {
  const low = prose.toLowerCase();
  const first = Math.min(...words.map((word) => low.indexOf(word)).filter((at) => at >= 0), low.length);
  const at = first === low.length ? 0 : Math.max(0, first - AROUND, low.lastIndexOf("\n", first) + 1);
  const cut = prose.slice(at, at + LENGTH).replaceAll("\n", " ");
  const p = element("p");
  p.append(at ? "……" : "", ...marked(cut), at + LENGTH < prose.length ? "……" : "");
  return p;
}

/** The text as nodes, every word in a <mark>. */
function marked(plain) {
  const escaped = words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/gu, "\\$&"));
  const hit = new RegExp(`(${escaped.sort((a, b) => b.length - a.length).join("|")})`, "giu");
  return plain.split(hit).map((part, n) => (n % 2 ? element("mark", part) : part));
}

function element(name, words = "") {
  const made = document.createElement(name);
  made.textContent = words;
  return made;
}
