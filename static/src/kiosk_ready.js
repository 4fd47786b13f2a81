// All that a tablet loads at its opening, so that it needs no network afterwards.
const TRY_AGAIN = 5000;
export const contents = new Map();
// By language and form: pages, words, parts (surveys/doors/tablets/content.py).

async function fetched(url, read) {
  for (;;) {
    try {
      const answer = await fetch(url, { credentials: "omit" });
      if (answer.ok) { return await answer[read](); }
    } catch {
      // Tried again below.
    }
    await new Promise((resolve) => { setTimeout(resolve, TRY_AGAIN); });
  }
}
// A language can be chosen once its questions are here.
export async function questions(button) {
  for (const form of ["standard", "easy"]) {
    if (button.dataset[form]) { contents.set(`${button.dataset.language}/${form}`, await fetched(button.dataset[form], "json")); }
  }
  button.disabled = false;
}
// Their files would have to be fetched for every page that shows one.
export async function drawings(url) {
  const sprite = new DOMParser().parseFromString(await fetched(url, "text"), "image/svg+xml").documentElement;
  for (const drawing of sprite.querySelectorAll("[id]")) { drawing.id = `kiosk-${drawing.id}`; }
  sprite.classList.add("kiosk__drawings");
  sprite.setAttribute("aria-hidden", "true");
  document.body.append(document.importNode(sprite, true));
}
export function fonts() {
  return Promise.all([...document.fonts].map((font) => font.load().catch(() => {})));
}
