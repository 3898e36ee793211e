// Send the file that a reader chooses or drops on the page of a source as the text of that source. The service
// compares its SHA-256 and checks all quotes.
(() => {
  "use strict";
  const zone = document.getElementById("add-text");
  const choose = document.getElementById("choose");
  const input = document.getElementById("file");
  const result = document.getElementById("result");
  const maxBytes = Number(zone.dataset.maxBytes);

  function say(text, isError) {
    result.textContent = text;
    result.classList.toggle("error", Boolean(isError));
  }

  /** Return what is wrong with what was chosen, or "". */
  function findFault(files) {
    if (files.length !== 1) return "Choose one file: the text of this source.";
    if (files[0].size <= maxBytes) return "";
    return (
      `The file has ${files[0].size} bytes, and this service takes at most ${maxBytes}. ` +
      "Load it in a terminal: casegraph load CASE --texts DIR."
    );
  }

  async function send(files) {
    const fault = findFault(files);
    if (fault) return say(fault, true);
    say("The file is sent and checked …");
    try {
      const headers = { "Content-Type": "application/octet-stream" };
      const response = await fetch(zone.dataset.url, { method: "PUT", body: files[0], headers });
      const answer = await response.json();
      if (!response.ok) return say([answer.detail, answer.hint].filter(Boolean).join(" "), true);
      const count = answer.checked_claims;
      say(`The store has the text now, and ${count === 1 ? "1 claim agrees" : `${count} claims agree`} with it.`);
      location.hash = "text";
      location.reload();
    } catch {
      say("The file could not be sent: the service cannot be reached, or the file cannot be read.", true);
    }
  }

  function acceptFiles() {
    choose.hidden = false;
    input.addEventListener("change", () => input.files.length && send([...input.files]));
    // So that the same file can be chosen again after a mistake.
    input.addEventListener("click", () => (input.value = ""));
    // Anywhere on the page: a browser opens a file that is dropped beside the zone, and leaves the page.
    const hasFiles = (event) => event.dataTransfer.types.includes("Files");
    addEventListener("dragover", (event) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      zone.classList.add("over");
    });
    addEventListener("dragleave", (event) => {
      if (!event.relatedTarget) zone.classList.remove("over");
    });
    addEventListener("drop", (event) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      zone.classList.remove("over");
      send(event.dataTransfer.files);
    });
  }

  async function start() {
    document.getElementById("without-scripts").hidden = true;
    try {
      const user = await (await fetch(zone.dataset.userUrl)).json();
      if (user.role === "editor") acceptFiles();
      else document.getElementById("only-editors").hidden = false;
    } catch {
      say("The service cannot be reached.", true);
    }
  }

  start();
})();
