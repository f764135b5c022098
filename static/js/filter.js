// Narrows the list of a year while one types: by name, or by the pinyin initials of it. Without this the form asks the server.
const form = document.querySelector(".by-name")
const field = form?.querySelector("input")
const rows = [...document.querySelectorAll("tr[data-find]")]
const told = document.getElementById("filtered")

const narrow = () => {
  const wanted = field.value.trim().toLowerCase()
  let left = 0
  for (const row of rows) {
    row.hidden = !row.dataset.find.includes(wanted)
    left += !row.hidden
  }
  for (const body of document.querySelectorAll(".register tbody")) body.hidden = !body.querySelector("tr[data-find]:not([hidden])")
  for (const frame of document.querySelectorAll(".table-frame")) frame.hidden = !frame.querySelector("tbody:not([hidden])")
  told.textContent = wanted ? (left ? `找到 ${left} 行。` : "没有这样的机关，请少输几个字。") : ""
}

if (form && !new URLSearchParams(location.search).get("name")) {
  form.hidden = false
  form.classList.add("live")
  field.addEventListener("input", narrow)
  form.addEventListener("submit", (event) => event.preventDefault())
  if (field.value) narrow() // what the browser kept from before
}
