// Keys of the desk. Every key presses a button or follows a link that is on the page; nothing else acts.
(() => {
  const FIELDS = "input:not([type=checkbox]):not([type=radio]):not([type=range]), textarea, select";
  const rows = [...document.querySelectorAll(".queue > li[tabindex]")];
  const list = document.querySelector(".queue[data-place]");
  const place = "desk-row:" + location.pathname + " " + (list?.dataset.place ?? "");
  const at = () => rows.findIndex((row) => row.contains(document.activeElement));
  const goTo = (index) => rows[Math.min(rows.length - 1, Math.max(0, index))]?.focus();
  const dialog = document.getElementById("keys");
  let going = false;

  const remember = () => { if (at() >= 0) sessionStorage.setItem(place, String(at())); };
  const remembered = sessionStorage.getItem(place);
  const hash = location.hash.slice(1);
  if (hash && document.getElementById(hash)?.matches(FIELDS)) {
    const field = document.getElementById(hash);
    field.focus();
    field.select?.();
  } else if (remembered !== null && list) {
    sessionStorage.removeItem(place);
    goTo(Number(remembered));
  }

  const press = (control) => {
    remember();
    if (control.tagName === "SUMMARY") {
      control.parentElement.open = true;
      control.parentElement.querySelector(FIELDS)?.focus();
      return;
    }
    control.click();
  };

  // A link may lead to several fields of the page behind it: data-at="r:title e:summary".
  const leadOn = (row, key) => {
    const link = row?.querySelector("[data-at]");
    const field = link?.dataset.at.split(" ").find((pair) => pair.startsWith(key + ":"))?.slice(2);
    if (!field) return false;
    remember();
    location.assign(link.href + "#" + field);
    return true;
  };

  const onKey = (event) => {
    const key = event.key;
    if (event.target.matches?.(FIELDS)) {
      if (key === "Escape") event.target.blur();
      if (key === "Enter" && (event.ctrlKey || event.metaKey)) event.target.form?.requestSubmit();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || dialog?.open) return;
    if (going) {
      going = false;
      document.querySelector(`[data-go="${CSS.escape(key)}"]`)?.click();
      return;
    }
    if (key === "g") { going = true; setTimeout(() => { going = false; }, 1500); return; }
    if (key === "?") { event.preventDefault(); dialog?.showModal(); return; }
    if (key === "j") return goTo(at() + 1);
    if (key === "k") return goTo(at() - 1);
    const quoted = CSS.escape(key), row = rows[at()];
    const field = document.querySelector(`[data-focus-key="${quoted}"]`);
    const control = row?.querySelector(`[data-key="${quoted}"]`)
      ?? document.querySelector(`.do.page [data-key="${quoted}"], [data-page-key="${quoted}"]`);
    if (!control && leadOn(row, key)) return event.preventDefault();
    if (field && !row?.querySelector(`[data-key="${quoted}"]`)) {
      event.preventDefault();
      field.focus();
      field.scrollIntoView({ block: "center" });
      return;
    }
    if (control) { event.preventDefault(); press(control); }
  };
  document.addEventListener("keydown", onKey);
  for (const here of document.querySelectorAll("header nav [aria-current], .tabs [aria-current]")) {
    here.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  // What a key does stands on what it presses: a small cap, for the row one is in and for the page.
  for (const control of document.querySelectorAll("[data-key], [data-page-key], [data-focus-key]")) {
    const key = control.dataset.key ?? control.dataset.pageKey ?? control.dataset.focusKey;
    control.setAttribute("aria-keyshortcuts", key);
    const cap = document.createElement("kbd");
    cap.className = "key";
    cap.setAttribute("aria-hidden", "true");
    cap.textContent = key;
    const home = control.matches("input, select, textarea") ? control.labels?.[0] : control;
    const after = home?.querySelector("input, select, textarea");
    if (after) home.insertBefore(cap, after); else home?.append(cap);
  }

  // A form whose outcome is shown on the same page: asked anew when a value changes.
  const live = document.querySelector("form[data-live]");
  if (live) {
    let waiting = 0;
    const ask = () => {
      const query = new URLSearchParams(new FormData(live)).toString();
      const request = new XMLHttpRequest();
      request.responseType = "document";
      request.open("GET", live.action.split("?")[0] + "?" + query);
      request.onload = () => {
        const fresh = request.response?.getElementById(live.dataset.live);
        if (request.status === 200 && fresh) document.getElementById(live.dataset.live).replaceWith(document.adoptNode(fresh));
        document.body.removeAttribute("aria-busy");
      };
      document.body.setAttribute("aria-busy", "true");
      request.send();
    };
    live.addEventListener("input", (event) => {
      const output = live.querySelector(`output[for="${CSS.escape(event.target.id)}"]`);
      if (output) output.value = event.target.value;
      clearTimeout(waiting);
      waiting = setTimeout(ask, 250);
    });
  }

  for (const field of document.querySelectorAll("[data-most-words]")) {
    const note = field.form.querySelector(".counted"), most = Number(field.dataset.mostWords);
    const count = () => {
      const words = field.value.trim().split(/\s+/).filter(Boolean).length;
      note.textContent = field.dataset.counted.replace("{n}", words) + ".";
      field.setCustomValidity(words > most ? field.dataset.tooMany : "");
    };
    field.addEventListener("input", count);
    count();
  }
})();
