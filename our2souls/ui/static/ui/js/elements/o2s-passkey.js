/* <o2s-passkey [make] [options="…" | from="/address"]><p data-without>…</p><form hidden>… name="credential" …</form></o2s-passkey>
   Asks the device for a passkey (or, with `make`, to make one) and sends the form with its answer. Whatever is hidden
   inside shows only where the device knows passkeys, what is marked data-without only where it doesn't. */

const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (each) => each.charCodeAt(0));
const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=/g, "");

class Passkey extends HTMLElement {
  connectedCallback() {
    if (!window.PublicKeyCredential || !navigator.credentials) return;
    this.querySelector("[data-without]")?.remove();
    for (const each of this.querySelectorAll("[hidden]:not(.error)")) each.hidden = false;
    const form = this.querySelector("form");
    form?.addEventListener("submit", (event) => {
      event.preventDefault();
      this.ask(form, event.submitter);
    });
  }

  async ask(form, button) {
    const error = this.querySelector(".error");
    if (error) error.hidden = true;
    button?.setAttribute("aria-busy", "true");
    try {
      const options = this.prepared(await this.options());
      const making = this.hasAttribute("make");
      const credential = await (making ? navigator.credentials.create(options) : navigator.credentials.get(options));
      form.elements.credential.value = JSON.stringify(this.told(credential));
      form.submit();
    } catch {
      button?.removeAttribute("aria-busy");
      if (error) error.hidden = false;
    }
  }

  async options() {
    if (this.hasAttribute("options")) return JSON.parse(this.getAttribute("options"));
    const answer = await fetch(this.getAttribute("from"), { headers: { Accept: "application/json" } });
    if (!answer.ok) throw new Error(answer.status);
    return (await answer.json()).request_options;
  }

  /* As the browser wants it. A passkey of ours lets somebody in by itself, so the device keeps it and checks its person. */
  prepared({ publicKey }) {
    const named = (list) => list?.map((each) => ({ ...each, id: bytes(each.id) }));
    const options = { ...publicKey, challenge: bytes(publicKey.challenge) };
    if (options.allowCredentials) options.allowCredentials = named(options.allowCredentials);
    if (options.excludeCredentials) options.excludeCredentials = named(options.excludeCredentials);
    if (options.user) options.user = { ...options.user, id: bytes(options.user.id) };
    if (this.hasAttribute("make"))
      options.authenticatorSelection = {
        ...options.authenticatorSelection,
        residentKey: "required",
        requireResidentKey: true,
        userVerification: "required",
      };
    return { publicKey: options };
  }

  told(credential) {
    const response = {};
    for (const part of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"])
      if (credential.response[part]) response[part] = text(credential.response[part]);
    if (credential.response.getTransports) response.transports = credential.response.getTransports();
    return {
      id: credential.id,
      rawId: text(credential.rawId),
      type: credential.type,
      response,
      clientExtensionResults: credential.getClientExtensionResults(),
    };
  }
}

customElements.define("o2s-passkey", Passkey);
