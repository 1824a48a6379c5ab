/* <o2s-player seconds="187"><audio controls …></audio><template>…play, where, time…</template></o2s-player>
   A voice memo with the app's own controls, its length known before a byte of it is asked for. Without script: the browser's. */

class Player extends HTMLElement {
  connectedCallback() {
    const sound = this.querySelector("audio"), made = this.querySelector(":scope > template");
    if (!sound || !made || this.querySelector(".player")) return;
    this.append(made.content.cloneNode(true));
    this.parts = Object.fromEntries([...this.querySelectorAll("[data-part]")].map((each) => [each.dataset.part, each]));
    this.sound = sound;
    sound.controls = false;
    sound.removeAttribute("aria-label"); // the group has it from here on
    this.words = { play: this.parts.play.getAttribute("aria-label"), pause: this.parts.play.dataset.pause };
    this.parts.play.addEventListener("click", () => this.turn());
    this.parts.at.addEventListener("input", () => { sound.currentTime = Number(this.parts.at.value); this.show(); });
    const changes = ["timeupdate", "seeked", "play", "pause", "ended", "durationchange"];
    for (const each of changes) sound.addEventListener(each, () => this.show());
    this.show();
  }

  disconnectedCallback() {
    this.sound?.pause();
  }

  turn() {
    this.parts.failed.textContent = "";
    if (!this.sound.paused) return this.sound.pause();
    for (const other of document.querySelectorAll("audio")) if (other !== this.sound) other.pause();
    this.sound.play().catch((why) => {
      if (why.name !== "AbortError") this.parts.failed.textContent = this.parts.failed.dataset.text;
    });
  }

  /* The length we know, until the sound says it to the fraction. */
  get length() {
    return Number.isFinite(this.sound.duration) && this.sound.duration ? this.sound.duration : Number(this.getAttribute("seconds"));
  }

  show() {
    const { play, at, clock: time } = this.parts, { sound, length } = this, plays = !sound.paused && !sound.ended;
    const now = text(sound.currentTime), all = text(Math.max(Math.round(length), 1));
    play.toggleAttribute("data-plays", plays);
    play.setAttribute("aria-label", plays ? this.words.pause : this.words.play);
    at.max = length;
    at.value = sound.currentTime;
    at.setAttribute("aria-valuetext", at.dataset.text.replace("{time}", now).replace("{length}", all));
    time.textContent = `${now} / ${all}`;
  }
}

const text = (seconds) => `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;

customElements.define("o2s-player", Player);
