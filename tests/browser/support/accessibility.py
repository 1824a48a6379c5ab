"""Looks a page over: axe in both schemes on a phone and a desk, and no sideways scroll at any width."""

from pathlib import Path
from typing import Any

import axe_playwright_python
from playwright.sync_api import Page

from tests.browser.support.phones import DESK, PHONE

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
ALL: dict[str, Any] = {
    "resultTypes": ["violations", "incomplete"],
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]},
    "rules": {"target-size": {"enabled": True}},
}
COLOURS: dict[str, Any] = {
    "resultTypes": ["violations", "incomplete"],
    "runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]},
}
"""The dark scheme changes colours and nothing else, so nothing else is asked again."""
FLAT = """wash => {
  const flat = new CSSStyleSheet();
  flat.replaceSync(`
    .lamps, .card-meet, .land-end, .feat-pic { background: ${wash} !important }
    .affect-grid { background: var(--me-tint) !important }
    .meeting > svg { visibility: hidden }
    .meeting-side.is-a { background: var(--a-tint) }
    .meeting-side.is-b { background: var(--b-tint) }
    select { background-image: none !important }`);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, flat];
}"""
"""Axe cannot measure text on a gradient or a drawing: each is laid flat in its own strongest colour, harder to read on."""
UNMEASURED = {"bgGradient", "bgImage", "imgNode"}
WIDTHS, FEWER = (320, 390, 768, 1280, 1600), (320, 390, 1280)
TWICE = "200%"
WIDER = """() => {
  const wide = innerWidth + 1, page = document.scrollingElement;
  if (page.scrollWidth <= innerWidth) return "";
  const kept = (each) => each && (getComputedStyle(each).overflowX !== "visible" || kept(each.parentElement));
  const all = [...document.querySelectorAll("body *")];
  const who = all.filter((each) => each.getBoundingClientRect().right > wide && !kept(each.parentElement));
  const last = who.filter((each) => ![...each.children].some((inner) => who.includes(inner)));
  const named = last.slice(0, 3).map((each) => each.outerHTML.slice(0, 90));
  return `${page.scrollWidth - innerWidth} px: ${named.join(" | ")}`;
}"""

BROKEN = r"""() => {
  const found = [], walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), range = document.createRange();
  while (walk.nextNode()) {
    const text = walk.currentNode;
    if (!text.parentElement.checkVisibility() || text.parentElement.closest(".sr, script, [translate=no]")) continue;
    for (const word of text.data.matchAll(/\p{L}{2,14}(?!\p{L})/gu)) {
      if (/\p{L}/u.test(text.data[word.index - 1] ?? "")) continue;
      range.setStart(text, word.index);
      range.setEnd(text, word.index + word[0].length);
      const lines = new Set([...range.getClientRects()].filter((line) => line.width > 1).map((line) => Math.round(line.top)));
      if (lines.size > 1) found.push(word[0]);
    }
  }
  return found.slice(0, 5).join(", ");
}"""
"""Words of an ordinary length must not be cut: only what no line can hold may be."""


def look_over(page: Page, what: str, *, again: bool = False) -> list[str]:
    """Everything that is wrong with the page as it stands; nothing when nothing is.

    `again`: the same page with other words. Its colours and its desk were measured with the first ones, so axe looks at it
    once, on a phone in the light; where it could break is tried at the narrowest, a phone's and a desk's width.
    """
    found: list[str] = []
    page.evaluate(AXE)
    sizes = ((PHONE, "var(--a-wash)"), (DESK, "var(--b-wash)"))[: 1 if again else 2]
    for size, wash in sizes:
        page.set_viewport_size({"width": size[0], "height": size[1]})
        page.evaluate(FLAT, wash)
        for scheme, rules in (("light", ALL), ("dark", COLOURS))[: 1 if again else 2]:
            page.emulate_media(color_scheme=scheme)
            found += [f"{what} at {size[0]} {scheme}: {wrong}" for wrong in violations(page, rules)]
    page.emulate_media(color_scheme="light")
    page.evaluate("count => { document.adoptedStyleSheets = document.adoptedStyleSheets.slice(0, -count) }", len(sizes))
    for width in FEWER if again else WIDTHS:
        if wider := _wider(page, width):
            found.append(f"{what} at {width}: {wider}")
        if cut := page.evaluate(BROKEN):
            found.append(f"{what} at {width} cuts words: {cut}")
    page.evaluate("size => { document.documentElement.style.fontSize = size }", TWICE)
    if wider := _wider(page, PHONE[0]):
        found.append(f"{what} with text twice as large: {wider}")
    page.evaluate("() => { document.documentElement.style.fontSize = '' }")
    return found


def violations(page: Page, rules: dict[str, Any] = ALL) -> list[str]:
    """What axe finds; its script must have been evaluated on the page."""
    result: dict[str, Any] = page.evaluate("options => axe.run(document, options)", rules)
    found = [
        f"{each['id']}: {node['target']} {(node.get('failureSummary') or '')[:160]}".replace("\n", " ")
        for each in result["violations"]
        for node in each["nodes"][:3]
    ]
    for each in result["incomplete"]:
        keys = {(node["any"][0]["data"] or {}).get("messageKey"): node for node in each["nodes"] if _told_of(node)}
        if each["id"] == "color-contrast":
            found += [f"nobody measured {keys[key]['target']}: {key}" for key in sorted(UNMEASURED & keys.keys())]
    return found


def _told_of(node: dict[str, Any]) -> bool:
    """Whether axe says why; letters inside a drawing lie on the drawing, and are measured by the tokens’ own figures."""
    return bool(node["any"]) and not node["html"].startswith("<text")


def _wider(page: Page, width: int) -> str:
    page.set_viewport_size({"width": width, "height": PHONE[1]})
    return str(page.evaluate(WIDER))
