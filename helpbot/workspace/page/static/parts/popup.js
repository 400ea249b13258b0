// Popups beside something, which stay within the window.

const EDGE = 8;

/** Lay a popup below the element before it, or above where there is more room. */
export function lay(popup) {
  const anchor = popup.parentElement.getBoundingClientRect();
  const below = innerHeight - anchor.bottom - EDGE;
  const above = anchor.top - EDGE;
  const down = below >= Math.min(popup.scrollHeight, 280) || below >= above;
  const { style } = popup;
  style.setProperty("max-height", `${Math.max(120, Math.min(320, down ? below : above) - EDGE)}px`);
  if (popup.dataset.wide) style.setProperty("min-width", `${anchor.width}px`);
  const height = popup.offsetHeight;
  const right = anchor.left + popup.offsetWidth > innerWidth - EDGE;
  style.setProperty("left", `${Math.max(EDGE, right ? anchor.right - popup.offsetWidth : anchor.left)}px`);
  style.setProperty("top", `${down ? anchor.bottom + 4 : anchor.top - height - 4}px`);
}

/** Keep what is open at its place while the page moves. */
export function followScrolling() {
  const again = () => document.querySelectorAll(".popup").forEach(lay);
  addEventListener("scroll", again, { capture: true, passive: true });
  addEventListener("resize", again, { passive: true });
}
