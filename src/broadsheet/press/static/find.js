// Shows what a search would find while one types. Without it the form works as ever.
(function () {
  "use strict";
  var WAIT = 140;

  function prepare(form) {
    var box = form.querySelector("input[type=search]");
    var list = document.createElement("ul");
    var shown = [];
    var at = -1;
    var timer = 0;
    var asked = "";
    if (!box) return;
    list.id = box.id + "-suggested";
    list.className = "suggested";
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", box.labels.length ? box.labels[0].textContent : box.placeholder);
    list.hidden = true;
    box.setAttribute("role", "combobox");
    box.setAttribute("aria-autocomplete", "list");
    box.setAttribute("aria-controls", list.id);
    box.setAttribute("aria-expanded", "false");
    box.after(list);

    function close() {
      list.hidden = true;
      at = -1;
      box.setAttribute("aria-expanded", "false");
      box.removeAttribute("aria-activedescendant");
    }
    function choose(next) {
      if (!shown.length || list.hidden) return;
      if (shown[at]) shown[at].setAttribute("aria-selected", "false");
      at = (next + shown.length) % shown.length;
      shown[at].setAttribute("aria-selected", "true");
      shown[at].scrollIntoView({ block: "nearest" });
      box.setAttribute("aria-activedescendant", shown[at].id);
    }
    function unchoose() {
      if (shown[at]) shown[at].setAttribute("aria-selected", "false");
      at = -1;
      box.removeAttribute("aria-activedescendant");
    }
    function row(hit, number) {
      var option = document.createElement("li");
      var title = document.createElement("bdi");
      var note = document.createElement("span");
      option.id = list.id + "-" + number;
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      option.dataset.path = hit.path;
      title.textContent = hit.title;
      note.className = "why";
      note.textContent = hit.note ? hit.kind + " · " + hit.note : hit.kind;
      option.append(title, note);
      return option;
    }
    function show(answer) {
      if (answer.query !== box.value.trim()) return;
      var kept = shown[at] ? shown[at].dataset.path : "";  // chosen while this answer was on its way
      unchoose();
      shown = answer.hits.map(row);
      list.replaceChildren.apply(list, shown);
      list.hidden = !shown.length || document.activeElement !== box;
      box.setAttribute("aria-expanded", String(!list.hidden));
      var again = shown.findIndex(function (option) { return option.dataset.path === kept; });
      if (again >= 0) choose(again);
    }
    function ask() {
      var text = box.value.trim();
      if (text === asked) return;
      asked = text;
      if (text.length < 2) { close(); return; }
      fetch(form.dataset.suggest + "?q=" + encodeURIComponent(text)).then(function (answer) {
        return answer.ok ? answer.json() : { query: text, hits: [] };
      }).then(show, close);
    }
    function go(option) { if (option) location.assign(option.dataset.path); }

    box.addEventListener("input", function () { unchoose(); clearTimeout(timer); timer = setTimeout(ask, WAIT); });
    box.addEventListener("keydown", function (event) {
      if (event.isComposing) return;
      if (event.key === "ArrowDown" && !list.hidden) { event.preventDefault(); choose(at + 1); }
      else if (event.key === "ArrowUp" && !list.hidden) { event.preventDefault(); choose(at - 1); }
      else if (event.key === "Enter" && at >= 0) { event.preventDefault(); go(shown[at]); }
      else if (event.key === "Escape" && !list.hidden) { event.preventDefault(); close(); }
    });
    box.addEventListener("blur", function () { setTimeout(close, 150); });
    list.addEventListener("pointerdown", function (event) {
      event.preventDefault();
      go(event.target.closest("[role=option]"));
    });
  }

  document.querySelectorAll("form[data-suggest]").forEach(prepare);
})();
