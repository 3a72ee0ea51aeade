// Sets the chosen light or dark before anything is painted.
(function () {
  "use strict";
  document.documentElement.classList.add("scripted");
  try {
    var chosen = localStorage.getItem("broadsheet-theme");
    if (chosen === "light" || chosen === "dark") document.documentElement.dataset.theme = chosen;
  } catch (refused) {
    // A browser that keeps nothing keeps the system's choice.
  }
})();
