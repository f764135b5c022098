/* While documents are being read the page renews its counts and the rows that changed; what a person is at stays.

It asks for no more than that, and less and less often while nothing happens or nobody looks. */

const SOON = 2000;
const LATE = 30000;
const lines = document.getElementById("lines");
const rows = document.getElementById("rows");
let pause = SOON;
let said = "";

async function look() {
  let running = true;
  if (!document.hidden) {
    try {
      const answer = await fetch(`${lines.dataset.address}&files=${open().join()}`, { headers: { Accept: "application/json" } });
      if (answer.ok && !answer.redirected) running = renew(await answer.json());
    } catch { /* the network comes back, or the person reloads */ }
  }
  if (running) setTimeout(look, pause);
}

function open() {
  return [...rows.querySelectorAll("tr[data-state=waiting], tr[data-state=reading]")].map(
    (row) => `${row.id.replace("file-", "")}.${row.dataset.state}`,
  );
}

function renew(news) {
  const changed = Object.entries(news.rows);
  const now = news.lines.replaceAll(/<input type="hidden" name="csrf[^>]*>/g, "");
  pause = changed.length || now !== said ? SOON : Math.min(pause * 1.5, LATE);
  if (now !== said && !(news.running && lines.contains(document.activeElement))) {
    lines.replaceChildren(...parsed(news.lines));
    said = now;
  }
  for (const [pk, html] of changed) {
    const old = document.getElementById(`file-${pk}`);
    if (!old || old.contains(document.activeElement)) continue;
    old.replaceWith(...(html ? parsed(`<table><tbody>${html}`, "tr") : []));
  }
  return news.running;
}

/* The elements of a piece of HTML of ours: all of them, or those of one name. */
function parsed(html, name) {
  const page = new DOMParser().parseFromString(html, "text/html");
  return name ? page.querySelectorAll(name) : page.body.childNodes;
}

document.addEventListener("visibilitychange", () => { pause = SOON; });
setTimeout(look, pause);
