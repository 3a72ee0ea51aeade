// Keys for the queue: move with j and k, press the button whose data-key was typed.
(() => {
  const rows = [...document.querySelectorAll(".queue > li[tabindex]")];
  if (!rows.length) return;
  const at = () => rows.findIndex((row) => row.contains(document.activeElement));
  const go = (step) => rows[Math.min(rows.length - 1, Math.max(0, at() + step))].focus();
  const remembered = Number(sessionStorage.getItem("desk-row:" + location.pathname));
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select")) return;
    if (event.key === "j") return go(at() < 0 ? remembered - at() : 1);
    if (event.key === "k") return go(-1);
    const row = rows[at()];
    const control = row && row.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
    if (!control) return;
    event.preventDefault();
    sessionStorage.setItem("desk-row:" + location.pathname, String(at()));
    control.click();
  });
})();
