// Comfort for those who have scripts: keys as feed readers have them, and a switch between light and dark.
// Everything that a key does is also a link or a form of the page.
"use strict";

const root = document.documentElement;
const places = { s: "story", p: "plans", d: "disputes", t: "statements", a: "actors", r: "articles", c: "changes" };
let waiting = false;

function items() {
  return [...document.querySelectorAll("[data-item]")];
}

function move(step) {
  const all = items();
  const at = all.findIndex((item) => item.hasAttribute("data-at"));
  const next = all[at < 0 ? (step > 0 ? 0 : all.length - 1) : Math.min(Math.max(at + step, 0), all.length - 1)];
  if (!next) return;
  all.forEach((item) => item.removeAttribute("data-at"));
  next.setAttribute("data-at", "");
  next.scrollIntoView({ block: "nearest" });
  next.querySelector("a")?.focus({ preventScroll: true });
}

function go(selector) {
  document.querySelector(selector)?.click();
}

function help() {
  const sheet = document.getElementById("keys");
  if (sheet.open) sheet.close();
  else sheet.showModal();
}

const keys = {
  j: () => move(1),
  k: () => move(-1),
  o: () => document.querySelector("[data-at] a")?.click(),
  n: () => go("a[rel=next]"),
  b: () => go("a[rel=prev]"),
  "/": () => document.getElementById("q")?.focus(),
  f: () => { const box = document.querySelector(".filters"); if (box) { box.open = true; box.querySelector("label :is(input, select)")?.focus(); } },
  y: () => document.getElementById("as-of")?.focus(),
  u: () => go("nav[aria-label=Sections] a[aria-current]"),
  "?": help,
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select, textarea")) return;
  if (waiting) {
    waiting = false;
    if (Object.hasOwn(places, event.key)) go(`[data-go=${places[event.key]}]`);
    return;
  }
  if (event.key === "g") {
    waiting = true;
  } else if (Object.hasOwn(keys, event.key)) {
    event.preventDefault();
    keys[event.key]();
  }
});

// An address holds what was asked for, not the fields that were left empty.
document.addEventListener("formdata", (event) => {
  for (const name of new Set(event.formData.keys())) {
    const filled = event.formData.getAll(name).filter(Boolean);
    event.formData.delete(name);
    filled.forEach((value) => event.formData.append(name, value));
  }
});

const choice = document.getElementById("theme");
choice.hidden = false;
choice.addEventListener("click", () => {
  const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.theme = dark ? "light" : "dark";
  try {
    localStorage.setItem("theme", root.dataset.theme);
  } catch {
    // A browser may keep nothing for this page; the choice then holds until the next one.
  }
});
document.querySelectorAll("[data-open=keys]").forEach((link) => {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    help();
  });
});
