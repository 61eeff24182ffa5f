// The light or dark that was chosen with the switch, before anything is drawn.
"use strict";

try {
  const theme = localStorage.getItem("theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
} catch {
  // A browser may keep nothing for this page; its own preference then decides.
}
