// Pages with a process diagram only. The list beside it says the same and stays when the drawing fails.
import NavigatedViewer from "bpmn-js/lib/NavigatedViewer";

import { say } from "./parts/texts.js";

for (const box of document.querySelectorAll('[data-module="motcua-diagram"]')) draw(box);

/** Draw `data-source`, marking the ids in `data-current` and `data-done` (separated by spaces). */
async function draw(box) {
  const answer = await fetch(box.dataset.source, { headers: { Accept: "application/xml" } });
  if (!answer.ok) return;
  box.hidden = false;
  const viewer = new NavigatedViewer({ container: box });
  await viewer.importXML(await answer.text());
  const canvas = viewer.get("canvas");
  mark(viewer, box.dataset.done, "mc-done");
  mark(viewer, box.dataset.current, "mc-current");
  canvas.zoom("fit-viewport");
  box.before(controls(canvas));
}

function mark(viewer, ids, marker) {
  const known = viewer.get("elementRegistry");
  for (const id of (ids ?? "").split(/\s+/)) if (known.get(id)) viewer.get("canvas").addMarker(id, marker);
}

function controls(canvas) {
  const bar = document.createElement("div");
  bar.className = "mc-diagram__controls";
  bar.append(
    button("+", say("Phóng to sơ đồ", "Zoom in"), () => canvas.zoom(canvas.zoom() * 1.25)),
    button("−", say("Thu nhỏ sơ đồ", "Zoom out"), () => canvas.zoom(canvas.zoom() / 1.25)),
    button(say("Vừa khung", "Fit"), say("Xem cả sơ đồ", "Show the whole diagram"), () => canvas.zoom("fit-viewport")),
  );
  return bar;
}

function button(text, label, act) {
  const element = document.createElement("button");
  element.type = "button";
  element.className = "mc-diagram__control";
  element.textContent = text;
  element.setAttribute("aria-label", label);
  element.addEventListener("click", act);
  return element;
}
