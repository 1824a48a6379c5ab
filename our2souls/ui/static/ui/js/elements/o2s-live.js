/* <o2s-live data-at="/bridges/…/version" data-tag='"12"' data-every="15" data-new="There is something new here."
             data-show="Show it" data-updated="The page is up to date."></o2s-live>
   Asks at `data-at`, only while the page is looked at, whether this page still stands as it was drawn (304, by the ETag
   `data-tag`). Where it does not, in_place.js brings the page up to date; while somebody types, a quiet line offers it instead.
   Without script the page is as fresh as it was opened. To stand in `main`. */

const SECOND = 1000;

class Live extends HTMLElement {
  connectedCallback() {
    this.tag = this.dataset.tag ?? this.tag;
    this.status ??= this.appendChild(Object.assign(document.createElement("p"), { className: "live" }));
    this.status.setAttribute("role", "status");
    this.look = () => { if (!document.hidden) this.ask(); };
    document.addEventListener("visibilitychange", this.look);
    this.wait();
  }

  disconnectedCallback() {
    clearTimeout(this.timer);
    document.removeEventListener("visibilitychange", this.look);
  }

  wait() {
    clearTimeout(this.timer);
    this.timer = setTimeout(this.look, Math.max(1, Number(this.dataset.every) || 15) * SECOND);
  }

  async ask() {
    clearTimeout(this.timer);
    const headers = this.tag ? { "If-None-Match": this.tag } : {};
    const answer = await fetch(this.dataset.at, { headers, cache: "no-store", redirect: "manual" }).catch(() => null);
    if (!this.isConnected) return;
    // locked, signed out, or the page isn’t there any more: what there is to say, the next page says
    if (answer && !answer.ok && answer.status < 500 && answer.status !== 304) return;
    const tag = answer?.ok && answer.headers.get("ETag");
    if (tag && !this.tag) this.tag = tag;
    else if (tag && tag !== this.tag && !(await this.refresh()) && this.isConnected) this.offer();
    if (this.isConnected) this.wait();
  }

  /* Whether the page was brought up to date: whoever can takes the promise of it. */
  async refresh() {
    const event = new CustomEvent("o2s-news", { detail: { done: null } });
    document.dispatchEvent(event);
    return event.detail.done;
  }

  offer() {
    if (this.status.firstChild) return;
    const link = Object.assign(document.createElement("a"), { href: location.href, textContent: this.dataset.show });
    link.addEventListener("click", (click) => { click.preventDefault(); location.reload(); });
    this.status.append(this.dataset.new, " ", link);
  }

  /* The page was brought up to date with this element in it: said to those who don’t see it change. */
  say() {
    const line = Object.assign(document.createElement("span"), { className: "sr", textContent: this.dataset.updated ?? "" });
    setTimeout(() => this.status.append(line), 100); // a status that is born with its words isn’t read
    setTimeout(() => line.remove(), 5 * SECOND);
  }
}

customElements.define("o2s-live", Live);
