/* <o2s-client data-at="/clients/…/state" data-tag='"1f…"' data-every="15" data-closed="This isn’t open to you any more."></o2s-client>
   Asks at `data-at`, only while the page is looked at, whether what it shows is open still (304, by the ETag `data-tag`). Where
   something else is open now the page is drawn anew; where nothing is, its words go and `data-closed` stands in their place.
   A page that a browser kept is drawn anew. Without script the page is as it was when it was opened. To stand in `main`. */

const SECOND = 1000;

class Client extends HTMLElement {
  connectedCallback() {
    this.look = () => { if (!document.hidden) this.ask(); };
    this.shown = (event) => { if (event.persisted) location.reload(); };
    document.addEventListener("visibilitychange", this.look);
    addEventListener("pageshow", this.shown);
    this.wait();
  }

  disconnectedCallback() {
    clearTimeout(this.timer);
    document.removeEventListener("visibilitychange", this.look);
    removeEventListener("pageshow", this.shown);
  }

  wait() {
    clearTimeout(this.timer);
    this.timer = setTimeout(this.look, Math.max(1, Number(this.dataset.every) || 15) * SECOND);
  }

  async ask() {
    clearTimeout(this.timer);
    const headers = { "If-None-Match": this.dataset.tag };
    const answer = await fetch(this.dataset.at, { headers, cache: "no-store", redirect: "manual" }).catch(() => null);
    if (!this.isConnected) return;
    if (answer?.ok) location.reload();
    else if (answer && answer.status !== 304 && answer.status < 500) this.close();
    else this.wait();
  }

  /* Closed, signed out, locked, or the second factor is asked for again: the words leave the screen. */
  close() {
    const line = Object.assign(document.createElement("p"), { className: "client-closed", textContent: this.dataset.closed });
    line.setAttribute("role", "status");
    document.title = this.dataset.title ?? "Our2Souls";
    this.closest("main").replaceChildren(line);
  }
}

customElements.define("o2s-client", Client);
