// Keeps the last editions for reading without a network. Pages come fresh wherever there is one.
"use strict";
var SHELF = "paper-{{ revision }}";
var FIRST = {{ p.json_ld_list(paths) }};
var MOST = 150;

self.addEventListener("install", function (event) {
  event.waitUntil(caches.open(SHELF).then(function (shelf) {
    return Promise.allSettled(FIRST.map(function (path) { return shelf.add(path); }));
  }).then(function () { return self.skipWaiting(); }));
});

self.addEventListener("activate", function (event) {
  event.waitUntil(caches.keys().then(function (names) {
    return Promise.all(names.filter(function (name) {
      return name.indexOf("paper-") === 0 && name !== SHELF;
    }).map(function (name) { return caches.delete(name); }));
  }).then(function () { return self.clients.claim(); }));
});

function keep(request, answer) {
  if (!answer.ok || answer.redirected || /no-store/.test(answer.headers.get("Cache-Control"))) return answer;
  var copy = answer.clone();
  caches.open(SHELF).then(function (shelf) {
    return shelf.put(request, copy).then(function () { return shelf.keys(); }).then(function (kept) {
      if (kept.length > MOST) return shelf.delete(kept[FIRST.length]);
    });
  });
  return answer;
}

self.addEventListener("fetch", function (event) {
  var request = event.request;
  var address = new URL(request.url);
  if (request.method !== "GET" || address.origin !== location.origin) return;
  if (address.pathname.indexOf("{{ static }}") === 0) {
    event.respondWith(caches.match(request).then(function (kept) {
      return kept || fetch(request).then(function (answer) { return keep(request, answer); });
    }));
  } else if (request.mode === "navigate") {
    event.respondWith(fetch(request).then(function (answer) { return keep(request, answer); }, function () {
      return caches.match(request).then(function (kept) {
        return kept || caches.match(FIRST[0]) || Response.error();
      });
    }));
  }
});
