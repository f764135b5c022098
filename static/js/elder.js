// 长者模式 without a reload: the cookie that the server's /mode/… sets, and the class that the server writes.
// A page that was written as a file knows of no cookie: there this sets the class when it is opened.
const YEAR = 365 * 24 * 3600
const root = document.documentElement
const home = new URL(document.querySelector("[data-home]")?.getAttribute("href") ?? ".", location.href).pathname

const set = (mode) => {
  root.classList.toggle("elder", mode === "elder")
  const age = mode === "elder" ? YEAR : 0
  const secure = location.protocol === "https:" ? "; secure" : ""
  document.cookie = `mode=elder; path=${home}; max-age=${age}; samesite=lax${secure}`
}

const asked = new URLSearchParams(location.search).get("mode")
if (asked === "elder" || asked === "normal") set(asked)
else if (/(^|; )mode=elder(;|$)/.test(document.cookie)) root.classList.add("elder")

document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a[data-mode]")
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return
  event.preventDefault()
  set(link.dataset.mode)
  // the link that was pressed is gone: the keyboard stays at the one in its place
  document.querySelector(`a[data-mode="${link.dataset.mode === "elder" ? "normal" : "elder"}"]`)?.focus()
})
