// Keys, marked stories and the light switch. The paper reads without any of it.
(function () {
  "use strict";
  var root = document.documentElement;
  var home = new URL(document.querySelector(".nameplate a").href).pathname;
  var places = { t: "", l: "deals/", m: "map/", c: "parties/", a: "archive/", s: "marked/" };
  var here = -1;
  var waitsForPlace = false;

  function read(key, otherwise) {
    try { return JSON.parse(localStorage.getItem(key)) || otherwise; } catch (refused) { return otherwise; }
  }
  function keep(key, value) {
    try { localStorage.setItem(key, JSON.stringify(value)); } catch (refused) { /* nothing is kept */ }
  }
  function stories() { return Array.from(document.querySelectorAll("main [data-story]")); }

  function go(step) {
    var all = stories();
    if (!all.length) return;
    if (all[here]) all[here].classList.remove("is-here");
    here = Math.min(Math.max(here + step, 0), all.length - 1);
    all[here].classList.add("is-here");
    all[here].scrollIntoView({ block: "center" });
    var link = all[here].querySelector("a");
    if (link) link.focus({ preventScroll: true });
  }
  function current() { return stories()[here] || document.querySelector(".story-page, .record"); }
  function open() { var at = current(); var link = at && at.querySelector(".headline a, a"); if (link) link.click(); }
  function openOriginal() {
    var at = current();
    var link = at && at.querySelector("[data-original][href]");
    if (link) window.open(link.href, "_blank", "noopener,noreferrer");
  }
  function marked() { return read("broadsheet-kept", []); }
  function isMarked(id) { return marked().some(function (kept) { return kept.id === id; }); }
  function showStars() {
    stories().forEach(function (at) { at.classList.toggle("is-starred", isMarked(at.dataset.story)); });
    document.querySelectorAll("[data-act=mark]").forEach(function (button) {
      var at = button.closest("[data-story]");
      button.setAttribute("aria-pressed", String(isMarked(at.dataset.story)));
    });
  }
  function star(at) {
    at = at || current();
    if (!at || !at.dataset.story) return;
    var id = at.dataset.story;
    var kept = marked().filter(function (one) { return one.id !== id; });
    if (kept.length === marked().length) {
      var title = at.querySelector(".headline") || at.querySelector("a");
      var link = at.querySelector(".headline a");
      kept.unshift({ id: id, title: title.textContent.trim(), path: link ? new URL(link.href).pathname : location.pathname });
    }
    keep("broadsheet-kept", kept.slice(0, 500));
    showStars();
  }
  function listMarked() {
    var list = document.querySelector("[data-marked]");
    if (!list) return;
    marked().forEach(function (kept) {
      if (typeof kept.path !== "string" || kept.path.indexOf(home) !== 0) return;
      var row = document.createElement("li");
      var link = document.createElement("a");
      link.href = kept.path;
      link.textContent = kept.title;
      row.dataset.story = kept.id;
      row.append(link);
      list.append(row);
    });
    list.hidden = !list.children.length;
    document.querySelector("[data-unmarked]").hidden = !list.hidden;
  }
  function showSection() {
    var link = document.querySelector(".mainnav [aria-current]");
    var row = link && link.closest("ul");
    if (row && row.scrollWidth > row.clientWidth) {
      row.scrollLeft += link.getBoundingClientRect().left - row.getBoundingClientRect().left - 24;
    }
  }
  function showKeys() { var box = document.getElementById("keys"); if (box && !box.open) box.showModal(); }
  function switchTheme() {
    var dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
    try { localStorage.setItem("broadsheet-theme", root.dataset.theme); } catch (refused) { /* for this page only */ }
  }

  var acts = {
    j: function () { go(1); }, n: function () { go(1); }, k: function () { go(-1); }, p: function () { go(-1); },
    o: open, v: openOriginal, s: function () { star(); }, f: function () { star(); }, "?": showKeys,
    "/": function () { var box = document.querySelector("#q, #find"); if (box) { box.focus(); box.select(); } },
    g: function () { waitsForPlace = true; setTimeout(function () { waitsForPlace = false; }, 1500); }
  };

  document.addEventListener("keydown", function (event) {
    var at = event.target;
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (at.closest("input, textarea, select, dialog[open]") || at.isContentEditable) return;
    if (waitsForPlace) {
      waitsForPlace = false;
      if (event.key in places) { event.preventDefault(); location.href = home + places[event.key]; return; }
    }
    if (Object.prototype.hasOwnProperty.call(acts, event.key)) { event.preventDefault(); acts[event.key](); }
  });
  document.addEventListener("click", function (event) {
    var button = event.target.closest("[data-act]");
    if (!button) return;
    if (button.dataset.act === "theme") switchTheme();
    if (button.dataset.act === "keys") showKeys();
    if (button.dataset.act === "mark") star(button.closest("[data-story]"));
  });

  // On the map, a company under the pointer shows its own lines and quiets the rest.
  document.querySelectorAll(".map .place").forEach(function (place) {
    function light(on) {
      document.querySelectorAll(".map .road").forEach(function (road) {
        var own = road.dataset.from === place.dataset.party || road.dataset.to === place.dataset.party;
        road.classList.toggle("is-quiet", on && !own);
      });
    }
    place.addEventListener("mouseenter", function () { light(true); });
    place.addEventListener("mouseleave", function () { light(false); });
    place.addEventListener("focus", function () { light(true); });
    place.addEventListener("blur", function () { light(false); });
  });
  // Zoom for the map: the wheel with a held Ctrl key, or the buttons.
  var map = document.querySelector(".map");
  if (map) {
    var whole = map.viewBox.baseVal;
    var all = { x: whole.x, y: whole.y, w: whole.width, h: whole.height };
    var zoom = function (by, fx, fy) {
      var w = Math.min(all.w, Math.max(all.w / 8, whole.width * by));
      var h = w * all.h / all.w;
      var x = whole.x + (whole.width - w) * fx;
      var y = whole.y + (whole.height - h) * fy;
      whole.x = Math.min(Math.max(all.x, x), all.x + all.w - w);
      whole.y = Math.min(Math.max(all.y, y), all.y + all.h - h);
      whole.width = w;
      whole.height = h;
    };
    map.addEventListener("wheel", function (event) {
      if (!event.ctrlKey) return;
      event.preventDefault();
      var box = map.getBoundingClientRect();
      zoom(event.deltaY > 0 ? 1.15 : 0.87, (event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height);
    }, { passive: false });
    document.querySelectorAll("[data-zoom]").forEach(function (button) {
      button.addEventListener("click", function () { zoom(Number(button.dataset.zoom), 0.5, 0.5); });
    });
    // Where the map is wider than the screen it opens at the company with the most lines.
    var frame = map.closest(".map-scroll");
    var middle = Array.from(map.querySelectorAll(".place circle")).sort(function (one, other) {
      return other.r.baseVal.value - one.r.baseVal.value;
    })[0];
    if (frame && middle) {
      frame.scrollLeft = middle.cx.baseVal.value / all.w * frame.scrollWidth - frame.clientWidth / 2;
    }
    var from = null;
    map.addEventListener("pointerdown", function (event) {
      if (event.target.closest("a") || whole.width >= all.w) return;
      from = { x: event.clientX, y: event.clientY, vx: whole.x, vy: whole.y };
      map.setPointerCapture(event.pointerId);
    });
    map.addEventListener("pointermove", function (event) {
      if (!from) return;
      var scale = whole.width / map.getBoundingClientRect().width;
      whole.x = Math.min(Math.max(all.x, from.vx - (event.clientX - from.x) * scale), all.x + all.w - whole.width);
      whole.y = Math.min(Math.max(all.y, from.vy - (event.clientY - from.y) * scale), all.y + all.h - whole.height);
    });
    map.addEventListener("pointerup", function () { from = null; });
  }

  // A choice of months becomes a slider: letting go shows the map of that month, and so does Enter;
  // a page that came anew with each arrow key would take the focus away.
  document.querySelectorAll("select[data-slider]").forEach(function (choice) {
    var months = Array.from(choice.options).reverse();
    if (months.length < 3) return;
    var slider = document.createElement("input");
    slider.type = "range";
    slider.min = 0;
    slider.max = months.length - 1;
    slider.value = months.indexOf(choice.selectedOptions[0]);
    slider.setAttribute("aria-label", choice.dataset.slider);
    var byKey = false;
    var name = function () { slider.setAttribute("aria-valuetext", months[slider.value].text); };
    slider.addEventListener("input", function () {
      months[slider.value].selected = true;
      name();
    });
    slider.addEventListener("pointerdown", function () { byKey = false; });
    slider.addEventListener("keydown", function (event) {
      byKey = true;
      if (event.key === "Enter") choice.form.requestSubmit();
    });
    slider.addEventListener("change", function () { if (!byKey) choice.form.requestSubmit(); });
    name();
    choice.after(slider);
  });

  // A chapter plays in the player beside it; without a script its link opens the sound at that second.
  document.querySelectorAll("a[data-listen]").forEach(function (link) {
    link.addEventListener("click", function (event) {
      var player = link.closest(".listen").querySelector("audio");
      event.preventDefault();
      player.currentTime = Number(link.dataset.listen);
      player.play().catch(function () { player.focus(); });
    });
  });

  if ("serviceWorker" in navigator && window.isSecureContext) {
    var address = home + "worker.js";
    if (window.trustedTypes) {
      var only = trustedTypes.createPolicy("worker", {
        createScriptURL: function (wished) { return wished === home + "worker.js" ? wished : ""; }
      });
      address = only.createScriptURL(address);
    }
    navigator.serviceWorker.register(address, { scope: home }).catch(function () {
      // A browser that refuses reads the paper from the network, as ever.
    });
  }
  listMarked();
  showStars();
  showSection();
})();
