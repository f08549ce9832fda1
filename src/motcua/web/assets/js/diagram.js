// Pages with a process diagram only. The list beside it says the same and stays when the drawing fails.
import Viewer from "bpmn-js/lib/Viewer";

import { say } from "./parts/texts.js";

const FONT = '"Be Vietnam Pro", sans-serif';
const MARGIN = 16;
const READABLE = 0.9;
const STEP = 1.25;

for (const box of document.querySelectorAll('[data-module="motcua-diagram"]')) draw(box);

/**
 * Draw `data-source`, marking the ids in `data-current` and `data-done` (separated by spaces). The drawing lies in a
 * frame that scrolls like any other, by finger, wheel and arrow keys, so it never catches the page's own scrolling.
 */
async function draw(box) {
  const answer = await fetch(box.dataset.source, { headers: { Accept: "application/xml" } });
  if (!answer.ok) return;
  box.hidden = false;
  const frame = make("div", "mc-diagram__frame", { tabIndex: 0, role: "group" });
  frame.setAttribute("aria-label", box.getAttribute("aria-label") ?? say("Sơ đồ quy trình", "Process diagram"));
  const paper = make("div", "mc-diagram__paper");
  frame.append(paper);
  box.append(frame);
  const viewer = new Viewer({
    container: paper,
    bpmnRenderer: { defaultFillColor: "#ffffff", defaultStrokeColor: "#0a4a54", defaultLabelColor: "#14282b" },
    textRenderer: { defaultStyle: { fontFamily: FONT, fontSize: 12 }, externalStyle: { fontFamily: FONT, fontSize: 11 } },
  });
  await document.fonts.ready;
  await viewer.importXML(await answer.text());
  mark(viewer, box.dataset.done, "mc-done");
  mark(viewer, box.dataset.current, "mc-current");
  // The drawing library's mark stays in sight wherever the frame is scrolled to, as its licence asks.
  const credit = paper.querySelector(".bjs-powered-by");
  if (credit) box.append(credit);
  const sheet = new Sheet(viewer, frame, paper);
  sheet.scale(READABLE);
  sheet.show(ids(box.dataset.current)[0]);
  box.prepend(controls(sheet));
}

/** The drawing at a scale: as large as it needs to be, inside the frame that scrolls. */
class Sheet {
  constructor(viewer, frame, paper) {
    this.canvas = viewer.get("canvas");
    this.elements = viewer.get("elementRegistry");
    this.frame = frame;
    this.paper = paper;
    this.extent = this.canvas.viewbox().inner;
  }

  scale(factor) {
    const least = Math.min(1, (this.frame.clientWidth - 2 * MARGIN) / this.extent.width);
    this.factor = Math.min(2.5, Math.max(least, factor));
    const { x, y, width, height } = this.extent;
    this.paper.style.width = `${Math.ceil(width * this.factor) + 2 * MARGIN}px`;
    this.paper.style.height = `${Math.ceil(height * this.factor) + 2 * MARGIN}px`;
    this.canvas.resized();
    const margin = MARGIN / this.factor;
    this.canvas.viewbox({ x: x - margin, y: y - margin, width: width + 2 * margin, height: height + 2 * margin });
  }

  show(id) {
    const element = id && this.elements.get(id);
    if (!element) return;
    const { x, y } = this.extent;
    this.frame.scrollTo({
      left: (element.x + element.width / 2 - x) * this.factor - this.frame.clientWidth / 2,
      top: (element.y + element.height / 2 - y) * this.factor - this.frame.clientHeight / 2,
    });
  }
}

const ids = (words) => (words ?? "").split(/\s+/).filter(Boolean);

function mark(viewer, words, marker) {
  const known = viewer.get("elementRegistry");
  for (const id of ids(words)) if (known.get(id)) viewer.get("canvas").addMarker(id, marker);
}

function controls(sheet) {
  const bar = make("div", "mc-diagram__controls");
  bar.append(
    control("+", say("Phóng to sơ đồ", "Zoom in"), () => sheet.scale(sheet.factor * STEP)),
    control("−", say("Thu nhỏ sơ đồ", "Zoom out"), () => sheet.scale(sheet.factor / STEP)),
    control(say("Cả sơ đồ", "Fit"), say("Xem cả sơ đồ", "Fit the whole diagram"), () => sheet.scale(0)),
  );
  return bar;
}

function control(text, label, act) {
  const button = make("button", "mc-diagram__control", { type: "button", textContent: text });
  button.setAttribute("aria-label", label);
  button.addEventListener("click", act);
  return button;
}

function make(tag, className, properties = {}) {
  return Object.assign(document.createElement(tag), { className, ...properties });
}
