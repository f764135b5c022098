// The tools of a report's page: the size of its text, printing, copying its address. What a browser does by itself is not done here.
const root = document.documentElement
const KEY = "text-size"

const sized = (size) => {
  root.dataset.text = size
  for (const button of document.querySelectorAll("[data-size]")) button.setAttribute("aria-pressed", button.dataset.size === size)
}

const kept = () => {
  try { return localStorage.getItem(KEY) ?? "" } catch { return "" } // a browser that keeps nothing
}

const copy = async (field, told) => {
  field.select()
  try {
    await navigator.clipboard.writeText(field.value)
    told.textContent = "已复制。"
  } catch {
    told.textContent = document.execCommand("copy") ? "已复制。" : "请按 Ctrl+C 复制。"
  }
}

// at the foot of every printed page: where it was read, which version; a browser that cannot leaves it at the end
const footed = () => {
  const foot = document.querySelector(".print-foot")
  if (!foot || !document.adoptedStyleSheets) return
  const words = [...foot.children].map((part) => part.textContent).join("　")
  const box = `@bottom-center { content: ${JSON.stringify(words)}; font: 9pt/14pt serif; vertical-align: top; padding-top: 7mm; letter-spacing: 0 }`
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(`@page { ${box} }`)
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
  foot.classList.toggle("on-every-page", sheet.cssRules[0].cssText.includes("@bottom-center"))
}

// what opens over the text goes with Escape, or when one goes on elsewhere
const share = document.querySelector(".share")
const shut = () => { share.open = false }
share?.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return
  shut()
  share.querySelector("summary").focus()
})
document.addEventListener("click", (event) => { if (share?.open && !share.contains(event.target)) shut() })

footed()
for (const hidden of document.querySelectorAll(".tools [hidden]")) hidden.hidden = false
sized(kept())
document.querySelector(".tools")?.addEventListener("click", ({ target }) => {
  const size = target.closest("[data-size]")
  if (size) {
    sized(size.dataset.size)
    try { localStorage.setItem(KEY, size.dataset.size) } catch { /* it holds for this page */ }
  }
  const act = target.closest("[data-act]")?.dataset.act
  if (act === "print") window.print()
  if (act === "copy") copy(document.getElementById("share-address"), document.getElementById("copied"))
})
