// Runs in the page before anything of its own, and measures there.
//
// A number counts as painted when it stood in the document at the end of a
// frame's script and layout; the time is taken in the first task after that
// frame. What the page changes later than that waits for the next frame.
(() => {
  /** So long a total may take before it counts as wrong, in milliseconds. */
  const PATIENCE = 10_000;

  const KEY_EVENTS = ["keydown", "keypress", "keyup"];

  const total = () => Number(document.querySelector("[data-total]")?.dataset.total ?? NaN);

  // A ResizeObserver is told after the frame's callbacks and layout, before it is
  // painted: the callbacks of the page have all run by then.
  let sensor;
  let endOfFrame = () => {};
  function frame() {
    if (!sensor) {
      sensor = document.createElement("div");
      sensor.style.cssText = "position:fixed;left:0;top:0;width:1px;height:1px;contain:strict;visibility:hidden;pointer-events:none";
      document.documentElement.append(sensor);
      new ResizeObserver(() => endOfFrame()).observe(sensor);
    }
    return new Promise((ended) => {
      requestAnimationFrame(() => {
        endOfFrame = ended;
        sensor.style.width = sensor.style.width === "1px" ? "2px" : "1px";
      });
    });
  }

  const nextTask = () => new Promise((done) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = done;
    channel.port2.postMessage(null);
  });

  /** When `isThere` had been painted, or nothing after `patience` milliseconds. */
  async function painted(isThere, patience) {
    const begun = performance.now();
    for (;;) {
      await frame();
      if (isThere()) {
        await nextTask();
        return performance.now();
      }
      if (performance.now() - begun > patience) return null;
    }
  }

  const later = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

  /**
   * Gives the input a digit as soon as it is there, and another one as long as
   * the total does not follow.
   * @returns {Promise<number>} milliseconds from the start of the navigation to the first painted total
   */
  async function untilInteractive(selector) {
    const setValue = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set;
    for (let tries = 0; ; tries += 1) {
      const input = document.querySelector(selector);
      if (!input) {
        await later(10);
        continue;
      }
      const before = total();
      setValue.call(input, String(1 + (tries % 9)));
      input.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertText" }));
      input.dispatchEvent(new Event("change", { bubbles: true }));
      const at = await painted(() => !Number.isNaN(total()) && total() !== before, 100);
      if (at !== null) return at;
    }
  }

  /**
   * Waits for the key that the runner presses and for the total it leads to.
   * @returns {Promise<{waited?: number, total: number}>} milliseconds from the key to the painted total
   */
  function untilTotal(expected) {
    let key;
    const note = (event) => {
      if (event.isTrusted) key = event.timeStamp;
    };
    for (const name of KEY_EVENTS) addEventListener(name, note, { capture: true, passive: true });
    return new Promise((done) => {
      const begin = async () => {
        removeEventListener("input", begin, true);
        for (const name of KEY_EVENTS) removeEventListener(name, note, true);
        const at = await painted(() => total() === expected, PATIENCE);
        done(at === null ? { total: total() } : { waited: at - key, total: expected });
      };
      addEventListener("input", begin, { capture: true, passive: true });
    });
  }

  /**
   * Chooses from a list and waits for the total it leads to. A list that opens is
   * drawn outside of the page; what follows the choice is inside.
   * @returns {Promise<{waited?: number, total: number}>} milliseconds from the event to the painted total
   */
  async function choose(list, wanted, expected) {
    const option = [...list.options].find(({ label, value }) => label.trim() === wanted || value === wanted);
    const begun = performance.now();
    list.value = option.value;
    for (const name of ["input", "change"]) list.dispatchEvent(new Event(name, { bubbles: true }));
    const at = await painted(() => total() === expected, PATIENCE);
    return at === null ? { total: total() } : { waited: at - begun, total: expected };
  }

  /** When the element was first there, in milliseconds from the start of the navigation. */
  async function untilThere(selector) {
    while (!document.querySelector(selector)) await later(10);
    return performance.now();
  }

  /** Two frames without anything to do, so that work of before is over. */
  async function quiet() {
    await frame();
    await new Promise((done) => requestIdleCallback(done, { timeout: 1000 }));
    await frame();
  }

  /** The number that a group's subtotal says. */
  const subtotal = (group) => Number(document.querySelector(`[data-subtotal="${group}"]`)?.textContent.replaceAll(",", "").match(/-?\d+(?:\.\d+)?/)?.[0] ?? NaN);

  globalThis.probe = { total, subtotal, untilInteractive, untilThere, untilTotal, choose, quiet };
})();
