/* <o2s-push key="…" refused="…"><form>hidden endpoint, p256dh, auth, label; <button hidden></form><p>…</p></o2s-push>
   Asks the browser for notifications on this device, and sends what it gives as the form. Without what it takes the button
   stays hidden, and the sentence says so. */

const named = () => {
  const agent = navigator.userAgent;
  const browser = ["Firefox", "Edg", "SamsungBrowser", "Chrome", "Safari"].find((name) => agent.includes(`${name}/`)) ?? "";
  const system = ["Android", "iPhone", "iPad", "Windows", "Mac", "Linux"].find((name) => agent.includes(name)) ?? "";
  return [browser.replace("Edg", "Edge").replace("SamsungBrowser", "Samsung Internet"), system].filter(Boolean).join(", ");
};

class Push extends HTMLElement {
  connectedCallback() {
    if (!("serviceWorker" in navigator) || !("PushManager" in globalThis) || !("Notification" in globalThis)) return;
    const form = this.querySelector("form"), words = this.querySelector("p");
    form.querySelector("button").hidden = false;
    words.hidden = true;
    words.setAttribute("role", "status");
    form.addEventListener("submit", async (event) => {
      if (form.elements.endpoint.value) return;
      event.preventDefault();
      try {
        const ready = await navigator.serviceWorker.ready;
        const given = await ready.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: this.getAttribute("key") });
        const { endpoint, keys } = given.toJSON();
        for (const [name, value] of Object.entries({ endpoint, ...keys, label: named() })) form.elements[name].value = value;
        form.requestSubmit();
      } catch {
        words.textContent = this.getAttribute("refused");
        words.hidden = false;
      }
    });
  }
}

customElements.define("o2s-push", Push);
