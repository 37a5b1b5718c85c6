// Single keys for those who like them; "Keys" at the foot of the page tells them and switches them off.

const PLACES = { t: "/", p: "/people", r: "/promises", d: "/check", a: "/people/add", h: "/history" };
const SWITCH = "cordially-keys";
const sheet = document.querySelector("dialog.keys");
const opener = document.querySelector(".keys-open");
const box = document.querySelector(".keys-on");
let began = 0; // when "g" was pressed

const areOn = () => localStorage.getItem(SWITCH) !== "off";
const isWriting = (place) => place.closest("input, textarea, select, [contenteditable]") !== null;

function show() {
  box.checked = areOn();
  sheet.showModal();
}

function press(event) {
  const isPlain = !(event.ctrlKey || event.metaKey || event.altKey || event.isComposing);
  if (!isPlain || !areOn() || sheet.open || isWriting(event.target)) return;
  if (event.key === "/") {
    const seek = document.querySelector("#q") ?? document.querySelector("#seek");
    seek?.focus();
    seek?.select();
  } else if (event.key === "?") {
    show();
  } else if (Date.now() - began < 1500 && event.key in PLACES) {
    location.assign(PLACES[event.key]);
  } else {
    began = event.key === "g" ? Date.now() : 0;
    return;
  }
  event.preventDefault();
}

opener.hidden = false;
opener.addEventListener("click", show);
box.addEventListener("change", () => localStorage.setItem(SWITCH, box.checked ? "on" : "off"));
document.addEventListener("keydown", press);
