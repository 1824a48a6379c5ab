/* <o2s-zone><input type="hidden" name="time_zone"></o2s-zone>: guesses the time zone of this device.
   A select is changed only to a zone it offers, and only while nobody has chosen: data-guess on the control allows it. */

class Zone extends HTMLElement {
  connectedCallback() {
    const control = this.querySelector("input, select");
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    if (!control || !zone) return;
    if (control.type !== "hidden" && !("guess" in control.dataset)) return;
    if (control instanceof HTMLSelectElement && ![...control.options].some((each) => each.value === zone)) return;
    control.value = zone;
  }
}

customElements.define("o2s-zone", Zone);
