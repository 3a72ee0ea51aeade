// Passkeys: asks this site for a challenge, the device for an answer, and sends the answer back.
(() => {
  const fault = document.getElementById("key-fault");
  const tell = (text) => { fault.textContent = text; };
  const post = async (path, form, given) => {
    const token = form.querySelector("[name=csrfmiddlewaretoken]").value;
    const answer = await fetch(path, {
      method: "POST",
      headers: { "X-CSRFToken": token, "Content-Type": "application/json" },
      body: JSON.stringify(given ?? {}),
    });
    const told = await answer.json();
    if (!answer.ok) throw new Error(told.fault ?? fault.dataset.refused);
    return told;
  };
  const attempt = async (work) => {
    tell("");
    try {
      location.assign((await work()).next);
    } catch (error) {
      tell(error.name === "NotAllowedError" ? fault.dataset.none : error.message);
    }
  };
  const make = document.getElementById("make-key");
  if (!window.PublicKeyCredential?.parseCreationOptionsFromJSON) {
    document.getElementById("by-key")?.remove();
    if (make) { make.hidden = true; tell(fault.dataset.elsewhere); }
    return;
  }
  make?.addEventListener("submit", (event) => {
    event.preventDefault();
    attempt(async () => {
      const options = await post("/desk/you/offer-key/", make);
      const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options);
      const made = await navigator.credentials.create({ publicKey });
      return post("/desk/you/keep-key/", make, { ...made.toJSON(), label: make.elements.label.value });
    });
  });
  const door = document.getElementById("enter");
  document.getElementById("by-key")?.addEventListener("click", () => attempt(async () => {
    const options = await post("/desk/enter/offer/", door);
    const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options);
    const held = await navigator.credentials.get({ publicKey });
    return post("/desk/enter/by-key/", door, { ...held.toJSON(), next: door.elements.next.value });
  }));
})();
