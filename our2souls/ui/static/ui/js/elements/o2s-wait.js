/* <o2s-wait at="/notes/…/photo/…" for="held-…"><p role="status">…</p><template>…</template></o2s-wait>
   Asks, while the page is looked at, whether what is being prepared is there (200, no more 202), and then takes it (`for`) out
   of the same page fetched anew, or, where it isn’t there like that, shows the template.
   Without script the page is loaded anew by itself. */

class Wait extends HTMLElement {
  connectedCallback() {
    this.pause = 1000;
    this.again = () => { if (!document.hidden) this.ask(); };
    document.addEventListener("visibilitychange", this.again);
    this.timer = setTimeout(this.again, this.pause);
  }

  disconnectedCallback() {
    clearTimeout(this.timer);
    document.removeEventListener("visibilitychange", this.again);
  }

  async ask() {
    clearTimeout(this.timer);
    const answer = await fetch(this.getAttribute("at"), { method: "HEAD" }).catch(() => null);
    if (!this.isConnected) return;
    if (answer?.status === 200) return this.show();
    if (answer?.status === 404) return location.reload();
    this.pause = Math.min(10000, this.pause * 1.5);
    this.timer = setTimeout(this.again, this.pause);
  }

  async show() {
    const page = await fetch(location.href).then((answer) => answer.text()).catch(() => "");
    const found = new DOMParser().parseFromString(page, "text/html").getElementById(this.getAttribute("for"));
    this.replaceWith(found ? document.adoptNode(found) : this.querySelector("template").content);
  }
}

customElements.define("o2s-wait", Wait);
