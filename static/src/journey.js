// Saves what is typed while it is typed. Everything works without this file: each button saves first.
const form = document.querySelector("form[data-autosave]");
const IDLE = 3000;
let timer = 0;
let last = "";
let sent = false;

function typed() {
  return new URLSearchParams(new FormData(form)).toString();
}
function save() {
  clearTimeout(timer);
  const now = typed();
  if (sent || now === last) { return; }
  last = now;
  // Lives on when the page is left. What cannot be kept now is kept by the page's own buttons.
  fetch(form.dataset.autosave, { method: "POST", body: new FormData(form), keepalive: now.length < 60000 })
    .catch(() => { last = ""; });
}
if (form) {
  last = typed();
  form.addEventListener("change", save);
  form.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(save, IDLE); });
  form.addEventListener("submit", () => { sent = true; clearTimeout(timer); });
  document.addEventListener("visibilitychange", () => { if (document.hidden) { save(); } });
  // A page that the browser kept as it was may show less than we know by now.
  window.addEventListener("pageshow", (event) => { if (event.persisted) { window.location.reload(); } });
}
