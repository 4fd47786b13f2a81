// Warns before a session ends, and lets the reader stay. Without this file the server still keeps
// what is sent too late.
const dialog = document.querySelector("dialog[data-idle]");
const SECOND = 1000;
const PING = 5 * 60 * SECOND;
const { idle: address, whose } = dialog.dataset;
const warning = Number(dialog.dataset.warning) * SECOND;
const parts = {
  warning: dialog.querySelector("[data-idle-warning]"),
  over: dialog.querySelector("[data-idle-over]"),
};
const clock = dialog.querySelector("[data-idle-clock]");
let end = Date.now() + Number(dialog.dataset.left) * SECOND;
let told = Date.now();
let used = 0;
let asking = false;
document.querySelector("[data-idle-plain]").hidden = true;

function show(part) {
  for (const [name, element] of Object.entries(parts)) { element.hidden = name !== part; }
  const over = part === "over";
  dialog.classList.toggle("idle--over", over);
  dialog.setAttribute("aria-labelledby", over ? "idle-over-title" : "idle-title");
  dialog.setAttribute("aria-describedby", over ? "idle-over-words" : "idle-words");
  if (!dialog.open) { dialog.showModal(); }
  parts[part].querySelector("button, a").focus();
}
function close() {
  if (dialog.open) { dialog.close(); }
}
function take(answer) {
  end = Date.now() + answer.left * SECOND;
  if (answer.left === 0) { return; }
  if (answer.whose !== whose) { end = 0; return; }
  // Forms that were open while somebody signed in anew.
  for (const field of document.querySelectorAll("input[name=csrfmiddlewaretoken]")) { field.value = answer.token; }
}
async function ask(stay) {
  if (asking) { return; }
  asking = true;
  try {
    const body = stay ? new FormData(parts.warning.querySelector("form")) : undefined;
    const answer = await fetch(address, { method: stay ? "POST" : "GET", body, cache: "no-store" });
    if (answer.ok) { take(await answer.json()); }
    if (stay) { told = Date.now(); used = 0; }
  } catch {
    // No network just now: the time runs on as it stood.
  } finally {
    asking = false;
  }
  look();
}
function look() {
  const left = end - Date.now();
  if (left <= 0) {
    if (!dialog.open || parts.over.hidden) { show("over"); }
  } else if (left > warning) {
    close();
  } else {
    const seconds = Math.ceil(left / SECOND);
    clock.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
    if (!dialog.open || parts.warning.hidden) { show("warning"); }
  }
}
function tick() {
  const now = Date.now();
  const isNear = end - now <= warning + SECOND;
  // What was just typed or pressed here counts as use, and other tabs may have been used meanwhile.
  const isInUse = used > told && now - used < PING;
  if (!dialog.open && isInUse && (now - told > PING || isNear)) { ask(true); return; }
  const isOver = now >= end && parts.over.hidden;
  if (isNear && !dialog.open || isOver) { ask(false); return; }
  look();
}
for (const kind of ["keydown", "pointerdown", "input", "wheel"]) {
  document.addEventListener(kind, () => { used = Date.now(); }, { passive: true });
}
parts.warning.querySelector("form").addEventListener("submit", (event) => { event.preventDefault(); ask(true); });
dialog.addEventListener("cancel", (event) => {
  event.preventDefault();
  if (parts.over.hidden) { ask(true); }
});
document.addEventListener("visibilitychange", () => { if (!document.hidden) { ask(false); } });
setInterval(tick, SECOND);
