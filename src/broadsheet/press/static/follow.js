// Keeps what a reader follows in this browser. Without it the same stands in the address of a page.
(function () {
  "use strict";
  var KEY = "broadsheet-followed";
  var home = new URL(document.querySelector(".nameplate a").href).pathname;

  function followed() {
    try {
      var kept = JSON.parse(localStorage.getItem(KEY));
      return Array.isArray(kept) ? kept.filter(function (one) { return one && typeof one.key === "string"; }) : [];
    } catch (refused) { return []; }
  }
  function keep(all) {
    try { localStorage.setItem(KEY, JSON.stringify(all.slice(0, 60))); } catch (refused) { /* nothing is kept */ }
  }
  function has(key) { return followed().some(function (one) { return one.key === key; }); }
  function show() {
    document.querySelectorAll("[data-act=follow]").forEach(function (button) {
      button.setAttribute("aria-pressed", String(has(button.dataset.follow)));
    });
  }
  function turn(button) {
    var key = button.dataset.follow;
    var rest = followed().filter(function (one) { return one.key !== key; });
    if (rest.length === followed().length) rest.unshift({ key: key, title: button.dataset.title, path: location.pathname });
    keep(rest);
    show();
  }
  function meet(mine) {
    var named = mine.dataset.mine ? mine.dataset.mine.split(",") : [];
    var list = mine.querySelector("[data-followed]");
    var known = followed();
    if (!known.length && named.length) keep(named.map(function (key) { return { key: key, title: key, path: "" }; }));
    if (!known.length || named.length || location.search) return;
    if (document.querySelector("form[data-suggest]")) {
      location.replace(home + "mine/?follow=" + encodeURIComponent(known.map(function (one) { return one.key; }).join(",")));
      return;
    }
    known.forEach(function (one) {
      if (!list || typeof one.path !== "string" || one.path.indexOf(home) !== 0) return;
      var row = document.createElement("li");
      var link = document.createElement("a");
      link.href = one.path;
      link.textContent = one.title;
      row.append(link);
      list.append(row);
      list.hidden = false;
      mine.querySelector("[data-unmarked]").hidden = true;
    });
  }

  document.addEventListener("click", function (event) {
    var button = event.target.closest("[data-act=follow]");
    var leave = event.target.closest("[data-unfollow]");
    if (button) turn(button);
    if (leave) keep(followed().filter(function (one) { return one.key !== leave.dataset.unfollow; }));
  });
  document.querySelectorAll("[data-mine]").forEach(meet);
  show();
})();
