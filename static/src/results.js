// Results that renew themselves: not while the page is hidden or somebody wants to read in peace.
// Of what comes only what says something else is put in; focus, open details and scrolling stay.

const news = document.querySelector("[data-results-news]");
const pause = document.querySelector("[data-results-pause]");
const FOCUSABLE = "a[href], summary, button, input, select, [tabindex]";
let shown = number();
let kept = [];

function number() {
  return Number(document.querySelector("[data-results]")?.dataset.results ?? 0);
}

function isPaused() {
  return pause.getAttribute("aria-pressed") === "true";
}

function cardsIn(part) {
  return part.matches?.("[data-card]") ? [part] : [...part.querySelectorAll("[data-card]")];
}

function keep(card) {
  const active = document.activeElement;
  return {
    id: card.id,
    focused: card.contains(active) ? [...card.querySelectorAll(FOCUSABLE)].indexOf(active) : -1,
    open: [...card.querySelectorAll("details[open]")].map((one) => one.id),
    scrolled: [...card.querySelectorAll("[role=region]")].map((one) => one.scrollLeft),
  };
}

function putBack(state) {
  const card = document.getElementById(state.id);
  if (!card) return;
  for (const id of state.open) document.getElementById(id)?.setAttribute("open", "");
  card.querySelectorAll("[role=region]").forEach((one, place) => {
    one.scrollLeft = state.scrolled[place] ?? 0;
  });
  if (state.focused >= 0) card.querySelectorAll(FOCUSABLE)[state.focused]?.focus({ preventScroll: true });
}

document.addEventListener("htmx:beforeRequest", (event) => {
  if (document.hidden || isPaused()) event.preventDefault();
});

document.addEventListener("htmx:oobBeforeSwap", (event) => {
  const { target, fragment } = event.detail;
  const fresh = fragment.firstElementChild;
  if (target.dataset.card && target.dataset.card === fresh?.dataset.card) {
    event.detail.shouldSwap = false;
    return;
  }
  kept.push(...cardsIn(target).map(keep));
});

// Once the whole answer is in: what was kept goes back, and one sentence says how many came.
document.addEventListener("htmx:afterRequest", () => {
  kept.forEach(putBack);
  kept = [];
  const now = number();
  if (now > shown) news.textContent = now - shown === 1 ? "1 new answer" : `${now - shown} new answers`;
  shown = now;
});

pause.hidden = false;
pause.addEventListener("click", () => pause.setAttribute("aria-pressed", String(!isPaused())));
