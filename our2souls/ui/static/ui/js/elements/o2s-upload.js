/* <o2s-upload sending="Sending, {percent} percent" failed="…"><form enctype="multipart/form-data" …>
   Sends the form of a file with a progress bar; without script the form is sent as it is.
   The server answers a finished upload by a redirect, which is followed; a page with an error is shown as it came. */

class Upload extends HTMLElement {
  connectedCallback() {
    const form = this.querySelector("form");
    form?.addEventListener("submit", (event) => {
      const files = [...form.querySelectorAll("input[type=file]")].flatMap((each) => [...each.files]);
      if (!files.length) return;
      event.preventDefault();
      this.send(form, event.submitter);
    });
  }

  send(form, submitter) {
    const words = new FormData(form, submitter);
    const bar = this.bar(form);
    const request = new XMLHttpRequest();
    request.upload.addEventListener("progress", (event) => {
      if (event.lengthComputable) this.show(bar, Math.floor((event.loaded / event.total) * 100));
    });
    request.addEventListener("load", () => this.follow(request, form));
    for (const wrong of ["error", "timeout"]) request.addEventListener(wrong, () => this.fail(bar, submitter));
    submitter?.setAttribute("aria-busy", "true");
    request.open("POST", form.action);
    request.send(words);
  }

  bar(form) {
    let bar = this.querySelector(".upload");
    if (bar) return bar;
    bar = document.createElement("div");
    bar.className = "upload small muted";
    const progress = document.createElement("progress");
    progress.max = 100;
    progress.setAttribute("aria-label", this.getAttribute("label") ?? "");
    const said = document.createElement("span");
    said.setAttribute("role", "status");
    bar.append(progress, said);
    form.append(bar);
    return bar;
  }

  show(bar, percent) {
    bar.querySelector("progress").value = percent;
    bar.querySelector("span").textContent = (this.getAttribute("sending") ?? "{percent} %").replace("{percent}", percent);
  }

  /* The answer was already fetched, with whatever it says once; it is shown, not asked for again. */
  follow(request, form) {
    const page = new DOMParser().parseFromString(request.responseText, "text/html");
    if (!page.querySelector("main")) return location.reload();
    if (request.responseURL && request.responseURL !== form.action) {
      history.pushState(null, "", request.responseURL);
      // the way back is asked for anew; only from here, since links within a page are popped too
      addEventListener("popstate", () => location.reload(), { once: true });
    }
    document.title = page.title;
    document.body.replaceWith(document.adoptNode(page.body));
    const main = document.querySelector("main");
    main.tabIndex = -1;
    (main.querySelector("[aria-invalid=true]") ?? main).focus();
    scrollTo(0, 0);
  }

  fail(bar, submitter) {
    submitter?.removeAttribute("aria-busy");
    bar.querySelector("span").textContent = this.getAttribute("failed") ?? "";
  }
}

customElements.define("o2s-upload", Upload);
