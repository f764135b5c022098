/* While documents are being read the page renews its count and the rows that changed; what a person is at stays. */

const EVERY = 2000;
const parts = ["progress", "tabs"];

async function look() {
  try {
    const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
    if (answer.ok && !answer.redirected) renew(new DOMParser().parseFromString(await answer.text(), "text/html"));
  } catch { /* the network comes back, or the person reloads */ }
  if (document.getElementById("progress")?.hasAttribute("data-running")) setTimeout(look, EVERY);
}

function renew(fresh) {
  for (const id of parts) document.getElementById(id).replaceWith(fresh.getElementById(id));
  const rows = document.getElementById("rows");
  const now = [...fresh.getElementById("rows").children].filter((row) => row.id);
  const ids = new Set(now.map((row) => row.id));
  for (const row of now) {
    const old = document.getElementById(row.id);
    if (!old) rows.append(row);
    else if (old.dataset.state !== row.dataset.state) old.replaceWith(row);
  }
  for (const row of [...rows.children]) {
    if (!ids.has(row.id) && !row.contains(document.activeElement)) row.remove();
  }
}

setTimeout(look, EVERY);
