/* <o2s-memo seconds="300" said="Recorded, {time}" denied="…"><template>…</template>…<input type="file">…</o2s-memo>
   Records a voice memo into the file input beside it: the microphone is asked for when “record” is pressed, not before,
   and let go at the stop. Without script, a microphone or a secure connection the file input stands alone. */

const KINDS = ["audio/webm;codecs=opus", "audio/mp4", "audio/ogg;codecs=opus"];
/* The last recording, for a page that comes once more with something to mend: a file input cannot be filled by a server. */
let kept = null;

class Memo extends HTMLElement {
  connectedCallback() {
    const made = this.querySelector("template"), input = this.querySelector("input[type=file]");
    if (!made || !input || this.querySelector(".memo") || !window.MediaRecorder || !navigator.mediaDevices) return;
    input.before(made.content.cloneNode(true));
    this.input = input;
    this.pieces = Object.fromEntries([...this.querySelectorAll("[data-part]")].map((each) => [each.dataset.part, each]));
    const acts = { record: () => this.record(), stop: () => this.recorder?.stop(), discard: () => this.discard() };
    for (const [name, act] of Object.entries(acts)) this.pieces[name].addEventListener("click", act);
    input.addEventListener("change", () => this.hear(input.files[0] ?? null));
    if (kept && kept.path === location.pathname) this.take(kept.file, kept.seconds);
    else kept = null;
  }

  disconnectedCallback() {
    this.letGo();
    if (this.url) URL.revokeObjectURL(this.url);
  }

  async record() {
    try {
      this.stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    } catch {
      this.pieces.said.textContent = this.getAttribute("denied") ?? "";
      return;
    }
    const kind = KINDS.find((each) => MediaRecorder.isTypeSupported(each)), pieces = [];
    this.recorder = new MediaRecorder(this.stream, kind ? { mimeType: kind } : {});
    this.recorder.addEventListener("dataavailable", (event) => pieces.push(event.data));
    this.recorder.addEventListener("stop", () => {
      const type = (this.recorder.mimeType || kind || "audio/webm").split(";")[0];
      this.letGo();
      this.take(new File(pieces, `memo.${type.split("/")[1]}`, { type }), (performance.now() - this.begun) / 1000);
      this.pieces.discard.focus();
    });
    this.discard();
    this.show("stop");
    this.begun = performance.now();
    this.watch();
    this.recorder.start(1000);
    this.pieces.stop.focus();
  }

  /* A quiet meter, so that one sees whether anything is heard, and the time so far. */
  watch() {
    const context = new AudioContext(), heard = context.createAnalyser();
    context.createMediaStreamSource(this.stream).connect(heard);
    this.context = context;
    const wave = new Uint8Array(heard.fftSize), limit = Number(this.getAttribute("seconds") ?? 300);
    this.ticking = setInterval(() => {
      heard.getByteTimeDomainData(wave);
      this.pieces.meter.value = Math.min(1, wave.reduce((most, each) => Math.max(most, Math.abs(each - 128)), 0) / 90);
      const seconds = (performance.now() - this.begun) / 1000;
      this.pieces.time.textContent = this.clock(seconds);
      if (seconds >= limit) this.recorder.stop();
    }, 100);
  }

  letGo() {
    clearInterval(this.ticking);
    this.stream?.getTracks().forEach((track) => track.stop());
    this.context?.close();
    this.stream = this.context = null;
  }

  take(file, seconds) {
    const files = new DataTransfer();
    files.items.add(file);
    this.input.files = files.files;
    kept = { file, seconds, path: location.pathname };
    this.hear(file, seconds);
    this.pieces.said.textContent = (this.getAttribute("said") ?? "{time}").replace("{time}", this.clock(seconds));
  }

  /* A recorder writes no length into what it records, so it is told here; a file of the device knows its own. */
  hear(file, seconds = 0) {
    if (this.url) URL.revokeObjectURL(this.url);
    this.url = file ? URL.createObjectURL(file) : null;
    const { audio } = this.pieces;
    audio.closest("o2s-player").setAttribute("seconds", seconds);
    if (file) audio.src = this.url;
    else audio.removeAttribute("src");
    if (file && !seconds) this.pieces.said.textContent = file.name;
    this.show(file ? "heard" : "record");
  }

  discard() {
    kept = null;
    this.begun = 0;
    this.input.value = "";
    this.pieces.said.textContent = "";
    this.hear(null);
    this.pieces.record.focus();
  }

  show(which) {
    const seen = { record: ["record", "choose"], stop: ["stop", "meter", "time"], heard: ["heard", "discard"] }[which];
    for (const name of ["record", "choose", "stop", "meter", "time", "heard", "discard"]) this.pieces[name].hidden = !seen.includes(name);
  }

  clock(seconds) {
    return `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;
  }
}

customElements.define("o2s-memo", Memo);
