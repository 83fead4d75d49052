/** A part of the suite in the reader's own browser. */
import { html, type Page } from "../html.ts";

export const RUN_PAGE: Page = {
  file: "run",
  title: "Run it here",
  lead: "Twenty cases in this browser, in a worker of its own, beside a loop over typed arrays where there is one, and beside what was recorded. Before a case is timed its result is compared. It takes about twenty seconds, and nothing is sent anywhere.",
  script: "run.js",
  body: html`<p><button id="start" type="button">Run</button> <button id="save" type="button" disabled>Download as JSON</button></p>
<p><progress id="progress" max="1" value="0" aria-label="Progress"></progress> <output id="state">Not started.</output></p>
<div class="table"><table id="results"><thead><tr><th>operation</th><th>result</th><th class="number">strided here</th><th class="number">loop here</th><th class="number">strided recorded</th></tr></thead><tbody></tbody></table></div>
<p>A result counts as right if it is what NumPy was recorded with, on a small shape, and what the loop computes on the case's own shape. What is wrong is not timed.</p><p>Browsers give clocks of 5 µs to 100 µs: each sample is a batch of calls that takes at least 5 ms. The script was made for this page when it was built, because its policy forbids code from strings.</p>`,
};
