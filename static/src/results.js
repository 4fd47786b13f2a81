// Results that renew themselves: not while the page is hidden or somebody wants to read in peace.

const news = document.querySelector("[data-results-news]");
const pause = document.querySelector("[data-results-pause]");
let shown = number();

function number() {
  return Number(document.querySelector("[data-results]")?.dataset.results ?? 0);
}

function isPaused() {
  return pause.getAttribute("aria-pressed") === "true";
}

document.addEventListener("htmx:beforeRequest", (event) => {
  if (document.hidden || isPaused()) event.preventDefault();
});

document.addEventListener("htmx:afterSettle", () => {
  const now = number();
  if (now > shown) news.textContent = now - shown === 1 ? "1 new answer" : `${now - shown} new answers`;
  shown = now;
});

pause.hidden = false;
pause.addEventListener("click", () => pause.setAttribute("aria-pressed", String(!isPaused())));
