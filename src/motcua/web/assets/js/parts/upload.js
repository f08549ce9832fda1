import { say } from "./texts.js";

/**
 * A form sent with `hx-encoding="multipart/form-data"` that holds `<div class="mc-upload__progress" hidden>` with a
 * `<progress>` and an element of class `mc-upload__state` shows how far the upload is.
 */
export function followUploads(root) {
  root.addEventListener("htmx:xhr:loadstart", (event) => update(event.target, 0));
  root.addEventListener("htmx:xhr:progress", (event) => {
    const { lengthComputable, loaded, total } = event.detail;
    if (lengthComputable) update(event.target, Math.round((100 * loaded) / total));
  });
  root.addEventListener("htmx:afterRequest", (event) => hide(event.target));
}

function update(form, percent) {
  const box = form.querySelector?.(".mc-upload__progress");
  const chosen = [...form.querySelectorAll?.("input[type=file]") ?? []].some((input) => input.files.length > 0);
  if (!box || !chosen) return;
  box.hidden = false;
  box.querySelector("progress").value = percent;
  box.querySelector(".mc-upload__state").textContent =
    percent < 100 ? say(`Đang tải lên: ${percent}%`, `Uploading: ${percent}%`) : say("Đang kiểm tra tệp…", "Checking the file…");
}

function hide(form) {
  const box = form.querySelector?.(".mc-upload__progress");
  if (box) box.hidden = true;
}
